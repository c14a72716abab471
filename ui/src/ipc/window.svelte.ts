/**
 * A list read in windows: SQL sorts, filters and counts; the page holds only what is near the eye. Pages of a fixed
 * size are ordinary queries, so they are cached and refreshed like everything else.
 */
import { createQueries, type CreateQueryResult } from "@tanstack/svelte-query";
import type { AppError } from "./error.ts";
import { query, queryClient } from "./queries.ts";
import type { QueryName } from "./stale.ts";

/** What a windowed command answers. */
export interface WindowPage<Row> {
  rows: Row[];
  /** How many rows there are in all, with the filter that was asked. */
  total: number;
}

/** Which list to read. */
export interface WindowOptions<Row, Page extends WindowPage<Row>> {
  name: QueryName;
  /** What the list depends on besides the window: sort, search. */
  args: readonly unknown[];
  fetch: (offset: number, limit: number) => Promise<Page>;
}

/** A list of which some pages have been read. */
export interface WindowedList<Row, Page extends WindowPage<Row>> {
  /** The first answer near the window, for whatever else it carries (counts by kind, a marked query). */
  readonly page: Page | undefined;
  /** Known after the first answer, 0 before. */
  readonly total: number;
  readonly pending: boolean;
  readonly error: AppError | null;
  /** Whether what is shown belongs to the question before this one. */
  readonly outdated: boolean;
  at(index: number): Row | undefined;
  /** Reads the rows from `first` to `last`; given to a VirtualList as `onrange`. */
  show(first: number, last: number): void;
  retry(): void;
}

const PAGE = 100;

interface Answer<Page> {
  number: number;
  page: Page;
}

/** A list in windows, for as long as the component that calls this is shown. */
export function createWindow<Row, Page extends WindowPage<Row> = WindowPage<Row>>(
  options: () => WindowOptions<Row, Page>,
): WindowedList<Row, Page> {
  let first = $state(0);
  let last = $state(0);
  const numbers = $derived(Array.from({ length: last - first + 1 }, (_, at) => first + at));

  const pages: CreateQueryResult<Page, AppError>[] = createQueries(
    () => {
      const { name, args, fetch } = options();
      return {
        queries: numbers.map((page) => ({
          ...query(name, [...args, page], () => fetch(page * PAGE, PAGE)),
          // Another page's rows must never stand in for these; the whole list stays instead, below.
          placeholderData: () => undefined,
        })),
      };
    },
    () => queryClient,
  );

  /** The answers to what is asked now; none of them while a new question is under way. */
  const now: readonly Answer<Page>[] = $derived(
    numbers.flatMap((number, place) => {
      const page = pages[place]?.data;
      return page === undefined ? [] : [{ number, page }];
    }),
  );
  /** The last answers there were: a new search does not empty the screen before it has found something. */
  let kept = $state.raw<readonly Answer<Page>[]>([]);
  $effect(() => {
    if (now.length > 0) kept = now;
  });
  const shown = $derived(now.length > 0 ? now : kept);

  return {
    get page() {
      return shown[0]?.page;
    },
    get total() {
      return shown[0]?.page.total ?? 0;
    },
    get pending() {
      return shown.length === 0 && pages.some(({ isPending }) => isPending);
    },
    get error() {
      return pages.find(({ error }) => error !== null)?.error ?? null;
    },
    get outdated() {
      return now.length === 0 && kept.length > 0;
    },
    at(index) {
      return shown.find(({ number }) => number === Math.floor(index / PAGE))?.page.rows[index % PAGE];
    },
    show(from, to) {
      first = Math.floor(from / PAGE);
      last = Math.floor(to / PAGE);
    },
    retry() {
      pages.filter(({ isError }) => isError).forEach((page) => void page.refetch());
    },
  };
}
