/** What the frame itself asks the library: the sidebar's counts, the reader's preferences, books for the palette. */
import { invoke } from "#ipc/host.ts";
import type { Changed } from "#ipc/change.ts";
import { query } from "#ipc/queries.ts";
import type { Appearance } from "./appearance.ts";

/** A plan as the sidebar lists it. */
export interface PlanEntry {
  id: string;
  title: string;
  done: number;
  total: number;
}

/** The open library at a glance. */
export interface Overview {
  /** Where the file is, or null when none is open. */
  path: string | null;
  books: number;
  notes: number;
  plans: PlanEntry[];
}

/** A book the palette found. */
export interface FoundBook {
  id: string;
  title: string;
  authors: string[];
}

/** The reader's preferences that the frame follows. */
export interface FrameSettings extends Appearance {
  /** Whether single letters act. */
  singleKeys: boolean;
}

/** The sidebar's counts and plans. */
export const overviewQuery = () => query("shelf", [], () => invoke<Overview>("shelf_overview"));

/** The preferences. */
export const settingsQuery = () => query("settings", [], () => invoke<FrameSettings>("settings_get"));

/** Books whose title or author fits what was typed, the best eight. */
export const foundBooksQuery = (text: string) =>
  query("paletteBooks", [text], () => invoke<FoundBook[]>("book_find", { text, limit: 8 }));

/** Changes some preferences. */
export function setSettings(patch: Partial<FrameSettings>): Promise<Changed<null>> {
  return invoke("settings_set", { patch });
}
