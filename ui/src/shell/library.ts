/** What the frame itself asks: which library is open, its plans, the preferences, books for the palette. */
import { commands, type Changed, type Settings } from "#ipc/bindings.ts";
import { query } from "#ipc/queries.ts";

const MOST_FOUND = 8;

/** Which library is open, and what else could be. */
export const statusQuery = () => query("libraryStatus", [], commands.libraryStatus);

/** All plans with their counts. */
export const plansQuery = () => query("plans", [], commands.planList);

/** The saved filters of the notebook with how many notes each finds. */
export const filtersQuery = () => query("filters", [], commands.filterList);

/** The preferences. */
export const settingsQuery = () => query("settings", [], commands.settingsGet);

/** Books that fit what was typed, the best first. */
export const foundBooksQuery = (text: string) =>
  query("paletteBooks", [text], () => commands.bookList({ text, sort: "best", limit: MOST_FOUND }));

/** Changes one preference. */
export function setPreference<Name extends keyof Settings>(name: Name, value: Settings[Name]): Promise<Changed<null>> {
  return commands.settingsSet(name, JSON.stringify(value));
}
