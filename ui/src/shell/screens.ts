/**
 * The pages, found rather than listed: every feature folder has a `screen.ts` that exports `screens`. The shell
 * imports no feature, and a new page touches no file but its own.
 */
import type { Component } from "svelte";
import type { Place, RouteName } from "#lib/routes.ts";
import type { Command } from "./commands.svelte.ts";

/** A page of the interface. */
export interface Screen {
  route: RouteName;
  /** Its name in the window's title, until the page says better (`setTitle`). */
  title: () => string;
  /** Loads the page when it is first needed: `() => import("./Today.svelte")`. */
  load: () => Promise<{ default: Component<{ place: Place }> }>;
}

/** What a feature's `screen.ts` exports. */
export interface ScreenModule {
  screens: readonly Screen[];
  /** Actions that make sense on every page, such as “Add a book”. */
  commands?: readonly Command[];
}

const modules = Object.values(import.meta.glob<ScreenModule>("../*/screen.ts", { eager: true }));

/** The page of an address, if any feature has it. */
export function screenFor(name: RouteName): Screen | undefined {
  return modules.flatMap(({ screens }) => screens).find(({ route }) => route === name);
}

type Page = Awaited<ReturnType<Screen["load"]>>;

const loaded = new WeakMap<Screen, Promise<Page>>();

/**
 * The page of a screen, asked for once: another promise, though for the same page, would begin the page anew whenever
 * something in the address changes. A failure is not kept, so that coming back tries again.
 */
export function pageOf(screen: Screen): Promise<Page> {
  const known = loaded.get(screen);
  if (known !== undefined) return known;
  const page = screen.load();
  loaded.set(screen, page);
  page.catch(() => loaded.delete(screen));
  return page;
}

/** The actions that features offer everywhere. */
export function featureCommands(): readonly Command[] {
  return modules.flatMap(({ commands }) => commands ?? []);
}
