/** Plans from files, to files, and newer versions of them. */
import { t } from "#i18n/index.svelte.ts";
import { go } from "#lib/router.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";
import { openExport } from "./open.ts";
import { choosePlanFile, keepPasted } from "./source.svelte.ts";

export const screens: readonly Screen[] = [
  { route: "plan-update", title: () => t.planfiles.update.page, load: () => import("./UpdateScreen.svelte") },
  { route: "plan-import", title: () => t.planfiles.bring.title, load: () => import("./BringScreen.svelte") },
];

export const commands: readonly Command[] = [
  {
    id: "planfiles.import",
    title: () => t.planfiles.bring.command,
    group: "file",
    icon: "import",
    run: () => go("plan-import"),
  },
  {
    id: "planfiles.look",
    title: () => t.planfiles.bring.command,
    group: "file",
    icon: "import",
    unlisted: true,
    run: (text) => (typeof text === "string" ? look(text) : undefined),
  },
  {
    id: "planfiles.export",
    title: () => t.planfiles.export.command,
    group: "file",
    icon: "export",
    run: (plan) => openExport(plan as string | undefined),
  },
  {
    id: "planfiles.update",
    title: () => t.planfiles.update.command,
    group: "file",
    icon: "refresh",
    unlisted: true,
    run: (plan) => (typeof plan === "string" ? updateFromFile(plan) : undefined),
  },
];

/** Shows what a text is, before it becomes a plan. */
function look(text: string): void {
  keepPasted(text);
  go("plan-import", null, { pasted: "1" });
}

async function updateFromFile(plan: string): Promise<void> {
  const file = await choosePlanFile(t.planfiles.update.fileTitle);
  if (file !== null) go("plan-update", plan, { file });
}
