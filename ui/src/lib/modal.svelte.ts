/** Whether a modal dialog has the keyboard to itself. */
import { untrack } from "svelte";

let open = $state(0);

/** Whether any modal dialog is open. */
export function modalOpen(): boolean {
  return open > 0;
}

/** Shows a native dialog modally and gives the focus back to where it was when the dialog goes. */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  untrack(() => (open += 1));
  return () => {
    open -= 1;
    dialog.close();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
