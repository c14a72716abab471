/** The columns of the library: which there are, which the reader shows. A choice of looks, kept by this computer. */
import type { SortKey } from "#ipc/bindings.ts";
import type { Messages } from "#i18n/index.svelte.ts";

/** A column that can be hidden. */
export type ColumnId = Exclude<keyof Messages["library"]["heads"], "title" | "menu">;

/** One column of the table, after the title. */
export interface Column {
  id: ColumnId;
  /** What its head sorts by, if it can. */
  sort?: SortKey;
  /** Below which width it gives way, as a class of the style sheets. */
  gives?: "roomy-only" | "wide-only" | "xwide-only";
  /** Its numbers stand at the end of the line. */
  atEnd?: boolean;
}

/** All columns in their order. */
export const columns: readonly Column[] = [
  { id: "author", sort: "author", gives: "wide-only" },
  { id: "state", sort: "state" },
  { id: "progress", sort: "progress" },
  { id: "pages", sort: "pages", atEnd: true },
  { id: "level", sort: "level", gives: "wide-only" },
  { id: "rating", sort: "rating", gives: "roomy-only" },
  { id: "tags", gives: "xwide-only" },
  { id: "year", sort: "year", gives: "wide-only", atEnd: true },
  { id: "last_read", sort: "last_read", gives: "roomy-only" },
  { id: "added", sort: "added", gives: "wide-only" },
];

/** Columns that are always there. */
export const fixed: readonly ColumnId[] = ["state", "progress"];

const usual: readonly ColumnId[] = ["state", "progress", "pages", "level", "rating", "tags", "last_read"];
const PLACE = "lectern.library.columns";

/** The columns that the reader shows. */
export function shownColumns(): readonly ColumnId[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (!Array.isArray(stored)) return usual;
    return columns.map(({ id }) => id).filter((id) => fixed.includes(id) || stored.includes(id));
  } catch {
    // A browser may refuse to keep anything, and what it kept may be anything.
    return usual;
  }
}

/** Keeps the reader's choice. */
export function keepColumns(ids: readonly ColumnId[]): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(ids));
  } catch {
    // It holds until the window is closed.
  }
}
