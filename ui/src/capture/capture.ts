/** A note from anywhere: a dialog above whatever page is shown. */
import { mount, unmount } from "svelte";
import { modalOpen } from "#lib/modal.svelte.ts";
import { here } from "#lib/router.svelte.ts";

/** Opens the dialog, about the book of the page if it is one. Another dialog is not covered. */
export async function capture(): Promise<void> {
  if (modalOpen()) return;
  const place = here();
  const { default: Capture } = await import("./Capture.svelte");
  // Two quick presses load it once, and open it once.
  if (modalOpen()) return;
  const dialog = mount(Capture, {
    target: document.querySelector(".app") ?? document.body,
    props: {
      about: place?.name === "book" ? place.id : null,
      onclose: () => void unmount(dialog),
    },
  });
}
