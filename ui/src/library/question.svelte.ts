/** What the library is asked: the words typed and the order, as they stand in the address. */
import type { SortKey } from "#ipc/bindings.ts";
import { choose } from "#lib/router.svelte.ts";
import type { Place } from "#lib/routes.ts";

/** The sorts there are, in the order of the menu. */
export const sortKeys = [
  "title",
  "author",
  "state",
  "progress",
  "pages",
  "rating",
  "last_read",
  "added",
  "year",
  "level",
] as const satisfies readonly SortKey[];

/** Sorts whose larger end is the interesting one, so that the first press shows it. */
const largestFirst: readonly SortKey[] = ["progress", "rating", "last_read", "added", "year"];

/** Browsers refuse many changes of the address in a row; the list itself follows each letter at once. */
const ADDRESS_MS = 250;

/** What is asked now. */
export interface Question {
  /** The words as typed so far. */
  readonly text: string;
  readonly sort: SortKey;
  readonly descending: boolean;
  type(text: string): void;
  /** Sorts by a key; the same key again turns the order round. */
  sortBy(key: SortKey): void;
  reverse(): void;
}

/** Follows the address of the page for as long as the component that calls this is shown. */
export function followQuestion(place: () => Place): Question {
  const first = place().search["q"] ?? "";
  let typed = $state(first);
  let written = first;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // Back, forward and links change the address from outside.
  $effect(() => {
    const asked = place().search["q"] ?? "";
    if (asked === written) return;
    written = asked;
    typed = asked;
  });
  $effect(() => () => clearTimeout(timer));

  const chosen = $derived(place().search["sort"] as SortKey | undefined);
  const sort = $derived(chosen ?? (typed.trim() === "" ? "state" : "best"));
  const descending = $derived(place().search["order"] === "down");

  function order(key: SortKey, down: boolean): void {
    choose({ sort: key, order: down ? "down" : undefined });
  }

  return {
    get text() {
      return typed;
    },
    get sort() {
      return sort;
    },
    get descending() {
      return descending;
    },
    type(text) {
      typed = text;
      clearTimeout(timer);
      timer = setTimeout(() => {
        written = text;
        choose({ q: text === "" ? undefined : text });
      }, ADDRESS_MS);
    },
    sortBy: (key) => order(key, key === sort ? !descending : largestFirst.includes(key)),
    reverse: () => order(sort, !descending),
  };
}
