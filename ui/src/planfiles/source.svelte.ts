/** Where a plan comes from: a file, which the address names, or a text that was pasted into this window. */
import type { PlanSource } from "#ipc/bindings.ts";
import { host } from "#ipc/host.ts";
import { t } from "#i18n/index.svelte.ts";

/** What was pasted last. It is too long for an address, and lives as long as the window. */
let pasted = $state.raw<string>();

/** Keeps a pasted text for the pages that look at it. */
export function keepPasted(text: string | undefined): void {
  pasted = text;
}

/** The source that an address means; none where it names none, or the pasted text is gone. */
export function sourceOf(search: Readonly<Record<string, string>>): PlanSource | undefined {
  const { file, builtin, pasted: isPasted } = search;
  if (file !== undefined) return { from: "file", path: file };
  if (builtin !== undefined) return { from: "built_in", key: builtin };
  return isPasted === undefined || pasted === undefined ? undefined : { from: "pasted", text: pasted };
}

/** The name of a file without its folders. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** Asks for a plan file or a list; null where the reader thought better of it. */
export function choosePlanFile(title: string): Promise<string | null> {
  const kinds = [{ name: t.planfiles.bring.kind, extensions: ["json", "md", "markdown", "txt"] }];
  return host().openFileDialog({ title, kinds });
}
