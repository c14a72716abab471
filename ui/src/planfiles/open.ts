/** The dialog that writes a plan to a file, above whatever page is shown. */
import { mount, unmount } from "svelte";
import { t } from "#i18n/index.svelte.ts";
import { commands } from "#ipc/bindings.ts";
import { query, queryClient } from "#ipc/queries.ts";
import { here } from "#lib/router.svelte.ts";
import { modalOpen } from "#lib/modal.svelte.ts";
import { say } from "#lib/toasts.svelte.ts";

/** Opens it for a plan; without one, for the plan on the screen. */
export async function openExport(plan?: string): Promise<void> {
  if (modalOpen()) return;
  const plans = await queryClient.fetchQuery(query("plans", [], commands.planList));
  if (plans.length === 0) {
    say(t.planfiles.export.none, { icon: "info" });
    return;
  }
  const { default: ExportPlan } = await import("./ExportPlan.svelte");
  // Two quick presses load it once, and open it once.
  if (modalOpen()) return;
  const place = here();
  const dialog = mount(ExportPlan, {
    target: document.querySelector(".app") ?? document.body,
    props: {
      plans,
      plan: plan ?? (place?.name === "plan" ? (place.id ?? undefined) : undefined),
      onclose: () => void unmount(dialog),
    },
  });
}
