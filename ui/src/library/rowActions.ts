/** What a row of the library can do. The page gives these once; every row shares them. */
import type { BookRow } from "#ipc/bindings.ts";
import type { MenuItem } from "#shared/Menu.svelte";
import type { ReadingState } from "#lib/readingStates.ts";

/** The page's side of a row. */
export interface RowActions {
  toggle: (book: BookRow) => void;
  goTo: (state: ReadingState, book: BookRow) => unknown;
  /** The lines below the states in the state menu. */
  otherTimes: (book: BookRow) => MenuItem[];
  /** The lines of the row's own menu. */
  menu: (book: BookRow) => MenuItem[];
}
