/** What the frame itself asks the shell: which library is open, its plans, the preferences, books for the palette. */
import type { Changed } from "#ipc/change.ts";
import type { AppError } from "#ipc/error.ts";
import { invoke } from "#ipc/host.ts";
import { query } from "#ipc/queries.ts";
import type { Appearance } from "./appearance.ts";

/** Which library is open, and what else could be. */
export interface LibraryStatus {
  /** The open file, its name without its ending, and its folder; null while none is open. */
  path: string | null;
  name: string | null;
  folder: string | null;
  counts: { books: number; notes: number; plans: number } | null;
  /** Why none is open. */
  problem: AppError | null;
  recent: { path: string; name: string }[];
  default_path: string | null;
}

/** A plan as the sidebar lists it. */
export interface PlanEntry {
  id: string;
  title: string;
  totals: { done: number; total: number };
}

/** A book the palette found. */
export interface FoundBook {
  id: string;
  title: string;
  authors: string[];
}

/** The preferences that the frame follows, by their stored names. */
export interface Preferences {
  theme: Appearance["theme"];
  density: Appearance["density"];
  motion: Appearance["motion"];
  text_scale: number;
  single_keys: boolean;
}

const MOST_FOUND = 8;

/** Which library is open. */
export const statusQuery = () => query("libraryStatus", [], () => invoke<LibraryStatus>("library_status"));

/** All plans with their counts. */
export const plansQuery = () => query("plans", [], () => invoke<PlanEntry[]>("plan_list"));

/** The preferences. */
export const settingsQuery = () => query("settings", [], () => invoke<Preferences>("settings_get"));

/** Books that fit what was typed, the best first. */
export const foundBooksQuery = (text: string) =>
  query("paletteBooks", [text], async () => {
    const asked = { text, sort: "best", descending: false, offset: 0, limit: MOST_FOUND, in_trash: false };
    return (await invoke<{ books: FoundBook[] }>("book_list", { query: asked })).books;
  });

/** Changes one preference. */
export function setPreference<Key extends keyof Preferences>(
  key: Key,
  value: Preferences[Key],
): Promise<Changed<null>> {
  return invoke("settings_set", { key, value: JSON.stringify(value) });
}

/** Opens a library that is there, or makes a new one. */
export function openLibrary(path: string, how: "open" | "create"): Promise<LibraryStatus> {
  return invoke(how === "open" ? "library_open" : "library_create", { path });
}
