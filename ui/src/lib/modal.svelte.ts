/** Whether a modal dialog has the keyboard to itself. */
import { untrack } from "svelte";

let open = $state(0);

/** Where the focus begins, the first that is there: what asks for it, the body, the last button, the cross. */
const beginnings = [
  "[data-autofocus]",
  ".dialog__body :is(input, select, textarea, button, a[href]):not(:disabled)",
  ".dialog__foot button:last-of-type",
  "button",
];

/** Whether any modal dialog is open. */
export function modalOpen(): boolean {
  return open > 0;
}

/** Shows a native dialog modally and gives the focus back to where it was when the dialog goes. */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  // The browser would take the cross in the head; the reader came for what is in the body.
  const beginning = beginnings.map((where) => dialog.querySelector<HTMLElement>(where)).find((found) => found !== null);
  beginning?.focus();
  untrack(() => (open += 1));
  return () => {
    open -= 1;
    dialog.close();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
