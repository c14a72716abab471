/** Hits below their books, where the order allows it. */
import type { BookId, Hit, NoteOrder } from "#ipc/bindings.ts";
import { groupBy } from "#lib/groupBy.ts";

/** Whether hits stand below the names of their books. In an order by time each names its own. */
export function isGrouped(order: NoteOrder): boolean {
  return order === "book" || order === "best";
}

/**
 * A window of hits as it stands on the page: the best matches are gathered by book within the window, in the order of
 * their first, so that what is read later never moves what is already on the screen.
 */
export function gathered(hits: readonly Hit[], order: NoteOrder): Hit[] {
  return order === "best" ? [...groupBy(hits, ({ book }) => book)].flatMap(([, members]) => members) : [...hits];
}

/** The book whose name stands above a hit: where it begins, after hits of another. */
export function headingOf(hit: Hit, before: Hit | undefined): { book: BookId | null } | undefined {
  return before !== undefined && before.book === hit.book ? undefined : { book: hit.book };
}
