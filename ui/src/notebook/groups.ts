/** The hits as they stand on the page: below their books where that is the order, else one after another. */
import type { BookId, Hit, NoteOrder } from "#ipc/bindings.ts";
import { groupBy } from "#lib/groupBy.ts";

/** Notes of one book, or of none. */
export interface HitGroup {
  /** Unique on the page. */
  key: string;
  book: BookId | null;
  title: string | null;
  authors: readonly string[];
  notes: readonly Hit[];
}

/**
 * Groups hits by book where the order allows it; undefined for orders by time. The best matches are grouped within a
 * window of `windowSize`, so that what is read later never moves what is already on the screen.
 */
export function groupsOf(notes: readonly Hit[], order: NoteOrder, windowSize: number): HitGroup[] | undefined {
  if (order === "newest" || order === "oldest") return undefined;
  const windows = order === "book" ? [notes] : windowsOf(notes, windowSize);
  return windows.flatMap((window, at) =>
    groupBy(window, ({ book }) => book).map(([book, members]) => ({
      key: `${at}-${book ?? "none"}`,
      book,
      title: members[0]?.book_title ?? null,
      authors: members[0]?.book_authors ?? [],
      notes: members,
    })),
  );
}

function windowsOf<T>(members: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(members.length / size) }, (_, at) => members.slice(at * size, (at + 1) * size));
}
