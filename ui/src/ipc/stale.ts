/**
 * What goes stale when the library changes. The core names tags from the tables a change has touched; each query
 * says here, once, which tags it is made of. No screen refreshes anything by hand.
 */

/** The parts of the library that a change can touch, as the core names them. */
export const staleTags = ["books", "reads", "notes", "plans", "tags", "settings", "history", "library"] as const;

/** One part of the library. */
export type StaleTag = (typeof staleTags)[number];

/** The payload of the `library-changed` event, sent after every commit by any program. */
export interface LibraryChanged {
  /** What was touched. An unknown tag comes from a newer shell and refreshes everything. */
  stale: string[];
  /** The operation's name, or null when another program wrote. */
  op: string | null;
  /** Who changed it: the window, the command line, another program. */
  source: string;
  /** Counts up with every change. */
  revision: number;
}

/** Every query of the interface, and what it is made of. `library` (another file was opened) touches all of them. */
export const madeOf = {
  today: ["books", "reads", "plans", "settings"],
  plans: ["plans", "reads", "books"],
  plan: ["plans", "books", "reads", "tags"],
  planItem: ["plans", "books", "reads"],
  builtInPlans: ["plans"],
  books: ["books", "reads", "tags"],
  book: ["books", "reads", "notes", "plans", "tags"],
  bookSuggestions: ["books", "plans"],
  notes: ["notes", "books", "tags"],
  tags: ["tags", "books", "notes"],
  trash: ["books", "notes", "plans", "reads"],
  history: ["history"],
  settings: ["settings"],
  libraryStatus: ["books", "notes", "plans"],
  paletteBooks: ["books", "reads"],
} as const satisfies Record<string, readonly StaleTag[]>;

/** The name of a query: the first part of its key. */
export type QueryName = keyof typeof madeOf;

/** Whether a query made of `tags` is out of date after a change that touched `stale`. */
export function isStale(tags: readonly string[], stale: readonly string[]): boolean {
  const unknown = stale.some((tag) => !(staleTags as readonly string[]).includes(tag));
  return unknown || stale.includes("library") || tags.some((tag) => stale.includes(tag));
}
