/**
 * The one cache of what the library says. A query is named in `stale.ts`, keyed by that name and its arguments, and
 * refreshed by tags: on the `library-changed` event, and at once after a change this window made itself.
 */
import { QueryClient, keepPreviousData, queryOptions } from "@tanstack/svelte-query";
import type { LibraryChanged } from "./bindings.ts";
import { readError, type AppError } from "./error.ts";
import { host } from "./host.ts";
import { isStale, madeOf, type QueryName } from "./stale.ts";

declare module "@tanstack/svelte-query" {
  interface Register {
    defaultError: AppError;
  }
}

/** Both sources of staleness (the event and the answer) usually name one change; waiting this long reads it once. */
const GATHER_MS = 15;

/** The cache. Nothing grows old by time: the library says what has changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      networkMode: "always",
      refetchOnWindowFocus: false,
    },
  },
});

/** The key of a query, with its arguments: `queryKey("book", id)`. */
export function queryKey(name: QueryName, ...args: readonly unknown[]): readonly unknown[] {
  return [name, ...args];
}

/**
 * A query of the library, to be given to `createQuery(() => query("book", [id], () => commands.bookGet(id)))`.
 * While new arguments load, the last answer stays on the screen (`isPlaceholderData` says so).
 */
export function query<T>(name: QueryName, args: readonly unknown[], fetch: () => Promise<T>) {
  return queryOptions<T, AppError>({
    queryKey: queryKey(name, ...args),
    queryFn: () =>
      fetch().catch((thrown: unknown) => {
        throw readError(thrown);
      }),
    meta: { tags: madeOf[name] },
    placeholderData: keepPreviousData as never,
  });
}

const gathered = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Marks every query made of these tags as out of date; those on the screen are read again. */
export function markStale(stale: readonly string[]): void {
  stale.forEach((tag) => gathered.add(tag));
  timer ??= setTimeout(() => {
    const tags = [...gathered];
    gathered.clear();
    timer = undefined;
    void queryClient.invalidateQueries({
      predicate: ({ meta }) => isStale((meta?.["tags"] as readonly string[] | undefined) ?? [], tags),
    });
  }, GATHER_MS);
}

/** Follows the library from now on; returns how to stop. */
export function followLibrary(): Promise<() => void> {
  return host().listen("library-changed", (payload) => markStale((payload as LibraryChanged).stale));
}
