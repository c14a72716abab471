/** What an action is aimed at: the selection, or else the book at the cursor. */
import type { BookId, BookQuery, BookRow } from "#ipc/bindings.ts";
import { allIds } from "./books.ts";
import type { Selection } from "./selection.svelte.ts";
import { about } from "./words.ts";

/** Some books, whose ids may still have to be read. */
export interface Aim {
  /** In words: “Emma”, or “4 books”. */
  what: string;
  count: number;
  /** The tags that any of them has; undefined where they are too many to know. */
  tags: readonly string[] | undefined;
  ids: () => Promise<BookId[]>;
}

/** The selection of a list of `total` books, or the book given where nothing is selected. */
export function aimAt(
  selection: Selection,
  total: number,
  query: BookQuery,
  book: BookRow | undefined,
): Aim | undefined {
  const count = selection.count(total);
  if (count === 0) return book === undefined ? undefined : aimAtBook(book);
  const { chosen, everything } = selection;
  return {
    what: about(chosen, count),
    count,
    tags: everything ? undefined : tagsOf(chosen),
    ids: () => selection.ids(() => allIds(query)),
  };
}

/** One book. */
export function aimAtBook(book: BookRow): Aim {
  return { what: about([book], 1), count: 1, tags: book.tags, ids: async () => [book.id] };
}

function tagsOf(books: readonly { tags: string[] }[]): string[] {
  return [...new Set(books.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
}
