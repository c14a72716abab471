/** The dialogs of this feature, above whatever page is shown. */
import { mount, unmount, type Component } from "svelte";
import type { NoteQuery, NotesFormat } from "#ipc/bindings.ts";
import { modalOpen } from "#lib/modal.svelte.ts";

/** What a page may ask for: which notes, and in which form to begin with. */
export interface Asked {
  notes?: NoteQuery;
  format?: NotesFormat;
}

/** Opens the dialog that exports: all notes, or those that were asked for. */
export function openExport(asked: Asked = {}): Promise<void> {
  return show(async () => (await import("./ExportDialog.svelte")).default, { asked });
}

/** Opens the dialog that imports. */
export function openImport(): Promise<void> {
  return show(async () => (await import("./ImportDialog.svelte")).default, {});
}

async function show<Props extends Record<string, unknown>>(
  load: () => Promise<Component<Props & { onclose: () => void }>>,
  props: Props,
): Promise<void> {
  if (modalOpen()) return;
  const Dialog = await load();
  // Two quick presses load it once, and open it once.
  if (modalOpen()) return;
  const dialog = mount(Dialog, {
    target: document.querySelector(".app") ?? document.body,
    props: { ...props, onclose: () => void unmount(dialog) },
  });
}
