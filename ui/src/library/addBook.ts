/** Adding a book from any page: the dialog stands above whatever is shown, and goes when it is done. */
import { mount, unmount } from "svelte";
import { offerBookAdder } from "#lib/bookAdder.ts";
import { go, here } from "#lib/router.svelte.ts";
import AddBook from "./AddBook.svelte";

let open = false;

/** Shows the dialog, once. */
export function openAddBook(): void {
  show("");
}

/** With a title where something named one already. */
function show(title: string): void {
  if (open) return;
  open = true;
  const dialog = mount(AddBook, {
    target: document.querySelector(".app") ?? document.body,
    props: {
      named: title,
      onclose: () => {
        open = false;
        void unmount(dialog);
      },
      // The welcome page has nothing more to say once there is a book.
      onadded: () => {
        if (here()?.name === "welcome") go("library");
      },
    },
  });
}

offerBookAdder(show);
