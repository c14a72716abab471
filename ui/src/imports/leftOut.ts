/** Rows that cannot be read, saved as CSV to be corrected elsewhere and imported again. */
import { t } from "#i18n/index.svelte.ts";
import type { Report } from "#ipc/bindings.ts";
import { readError } from "#ipc/error.ts";
import { host } from "#ipc/host.ts";
import { say } from "#lib/toasts.svelte.ts";
import type { Looking } from "./looking.svelte.ts";

/** Asks where they go, and saves them there. */
export async function saveLeftOut(looking: Looking, report: Report): Promise<void> {
  const path = await host().saveFileDialog({
    title: t.imports.failedTitle,
    startAt: `${report.file.replace(/\.[^.]*$/, "")}-left-out.csv`,
    kinds: [{ name: "CSV", extensions: ["csv"] }],
  });
  if (path === null) return;
  await told(async () => {
    say(t.imports.saved(await looking.saveFailed(path), path), { icon: "export" });
  });
}

/** Carries out what may be refused, and says so where it is. */
export async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    say(readError(thrown).message, { tone: "danger" });
  }
}
