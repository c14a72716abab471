/**
 * What goes stale when the library changes. The core names tags from the tables a change has touched; each query
 * says here, once, which tags it is made of. No screen refreshes anything by hand.
 */

import type { Stale } from "./bindings.ts";

/** The parts of the library that this interface knows; the compiler asks for each the core can name. */
const known: Record<Stale, true> = {
  books: true,
  reads: true,
  timer: true,
  notes: true,
  plans: true,
  tags: true,
  filters: true,
  settings: true,
  history: true,
  library: true,
};

/** The same as a list. */
export const staleTags = Object.keys(known) as Stale[];

/** Every query of the interface, and what it is made of. `library` (another file was opened) touches all of them. */
export const madeOf = {
  libraryStatus: ["books", "reads", "notes", "plans"],
  today: ["books", "reads", "plans", "settings"],
  offers: ["plans"],
  plans: ["plans", "reads", "books"],
  plan: ["plans", "reads", "books"],
  planOutline: ["plans", "reads", "books"],
  planItem: ["plans", "reads", "books", "tags"],
  topics: ["plans"],
  planGraph: ["plans", "reads", "books"],
  itemSuggestions: ["plans", "books", "tags"],
  itemWay: ["plans", "reads", "books"],
  planUpdate: ["plans", "reads", "books"],
  planWaiting: ["plans", "reads", "books"],
  planLook: ["plans"],
  planLines: [],
  planLeft: [],
  bookPlans: ["plans", "reads", "books"],
  books: ["books", "reads", "notes", "plans", "tags"],
  trash: ["books", "reads", "notes", "plans", "tags"],
  book: ["books", "reads", "notes", "plans", "tags"],
  bookDraft: ["books", "tags"],
  timer: ["timer", "reads", "books"],
  reads: ["reads", "books"],
  chapters: ["reads", "books"],
  contentsPreview: ["books"],
  merge: ["books", "reads", "notes", "plans", "tags"],
  sessions: ["reads", "books"],
  bookNotes: ["notes", "books", "tags"],
  notes: ["notes", "books", "tags", "plans", "reads", "settings"],
  removedNotes: ["notes", "books", "tags"],
  filters: ["filters", "notes", "books", "tags", "plans", "reads", "settings"],
  linksToBook: ["notes", "books"],
  linksToNote: ["notes", "books"],
  due: ["notes", "books", "tags", "settings"],
  dueCount: ["notes", "books", "settings"],
  tags: ["tags", "books", "notes"],
  history: ["history"],
  settings: ["settings"],
  backupStatus: ["settings"],
  backups: ["settings"],
  importMappings: ["settings"],
  damage: [],
  shortcut: ["settings"],
  paletteBooks: ["books"],
} as const satisfies Record<string, readonly Stale[]>;

/** The name of a query: the first part of its key. */
export type QueryName = keyof typeof madeOf;

/**
 * Whether a query made of `tags` is out of date after a change that touched `stale`. A tag that is not known comes
 * from a newer shell, and refreshes everything.
 */
export function isStale(tags: readonly string[], stale: readonly string[]): boolean {
  const unknown = stale.some((tag) => !(tag in known));
  return unknown || stale.includes("library") || tags.some((tag) => stale.includes(tag));
}
