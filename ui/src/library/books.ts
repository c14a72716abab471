/** Reading the list of books, and showing an edit of a row before the library has answered. */
import { commands, type BookId, type BookQuery, type BookRow } from "#ipc/bindings.ts";
import { edit, type Optimistic } from "#ipc/change.ts";
import { queryClient, queryKey } from "#ipc/queries.ts";
import type { WindowPage } from "#ipc/window.svelte.ts";

/** The most rows that one question may ask for. */
const MOST = 500;

/** One window of the books that a question finds. */
export async function booksOf(query: BookQuery, offset: number, limit: number): Promise<WindowPage<BookRow>> {
  const { books, total } = await commands.bookList({ ...query, offset, limit });
  return { rows: books, total };
}

/** The rows from `first` to `last` of what a question finds. */
export async function rowsBetween(query: BookQuery, first: number, last: number): Promise<BookRow[]> {
  const rows: BookRow[] = [];
  for (let offset = first; offset <= last; offset += MOST) {
    rows.push(...(await booksOf(query, offset, Math.min(MOST, last - offset + 1))).rows);
  }
  return rows;
}

/** The ids of all books that a question finds. */
export async function allIds(query: BookQuery): Promise<BookId[]> {
  const { total } = await booksOf(query, 0, 1);
  return (await rowsBetween(query, 0, total - 1)).map(({ id }) => id);
}

/** The edit of a book in every window that shows it, for `change`. */
export function rowEdits(id: BookId, with_: Partial<BookRow>): Optimistic[] {
  return queryClient
    .getQueriesData<WindowPage<BookRow>>({ queryKey: queryKey("books") })
    .filter(([, page]) => page?.rows?.some((row) => row.id === id) === true)
    .map(([key]) =>
      edit(key, (page: WindowPage<BookRow>) => ({
        ...page,
        rows: page.rows.map((row) => (row.id === id ? { ...row, ...with_ } : row)),
      })),
    );
}
