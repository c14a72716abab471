/**
 * What is asked of the notebook, as it stands in the address:
 * `#/notebook?q=lag&kind=note,quote&tag=sql&book=…&plan=…&last=30&sort=book`. Several of one kind are joined by commas.
 */
import type { Hit, HitKind, NoteKind, NoteOrder, NoteQuery, Written } from "#ipc/bindings.ts";
import type { Place } from "#lib/routes.ts";

/** The kinds of notes, in the order of the filter. */
export const noteKinds = ["note", "quote", "question", "takeaway"] as const satisfies readonly NoteKind[];

/** Everything that can be found: notes, and what was written beside entries of the log. */
export const hitKinds = [...noteKinds, "session"] as const satisfies readonly HitKind[];

/** The part of the address that is the notebook's. */
type Search = Place["search"];

/** A question whole, but for its window. */
export type Ask = Required<Omit<NoteQuery, "offset" | "limit">>;

/** What narrows the notebook by choosing among several. */
export type Choice = "kind" | "book" | "tag" | "plan";

/** The question of an address. Without words there is no best match; the newest come first then. */
export function askOf(search: Search): Ask {
  const text = (search["q"] ?? "").trim();
  return {
    text,
    kinds: hitKinds.filter((kind) => chosenOf(search, "kind").includes(kind)),
    books: chosenOf(search, "book"),
    tags: chosenOf(search, "tag"),
    plans: chosenOf(search, "plan"),
    written: writtenOf(search),
    order: orderOf(search["sort"], text),
  };
}

/** The orders that make sense for a text. */
export function ordersFor(text: string): NoteOrder[] {
  return text === "" ? ["newest", "oldest", "book"] : ["best", "newest", "oldest", "book"];
}

/** Whether anything but words narrows the notebook. */
export function isFiltered(search: Search): boolean {
  const { kinds, books, tags, plans, written } = askOf(search);
  return [kinds, books, tags, plans].some((chosen) => chosen.length > 0) || written.when !== "anytime";
}

/** What to choose in the address so that no filter is left. */
export const noFilters = {
  kind: undefined,
  book: undefined,
  tag: undefined,
  plan: undefined,
  last: undefined,
  since: undefined,
  until: undefined,
  filter: undefined,
};

/** The choice as the address names it, with one more or one fewer. */
export function toggled(search: Search, choice: Choice, key: string): string | undefined {
  const chosen = chosenOf(search, choice);
  const without = chosen.filter((each) => !isSame(each, key));
  const next = without.length < chosen.length ? without : [...chosen, key];
  return next.length === 0 ? undefined : next.join(",");
}

/** Whether two keys of a choice mean the same; tags are one however they are capitalised. */
export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A hit that is a note, and can be changed as one. */
export type NoteHit = Hit & { kind: NoteKind };

/** Whether a hit is a note; otherwise it belongs to an entry of the log. */
export function isNote(hit: Hit): hit is NoteHit {
  return hit.kind !== "session";
}

function chosenOf(search: Search, choice: Choice): string[] {
  return (search[choice] ?? "").split(",").filter(Boolean);
}

function writtenOf(search: Search): Written {
  const days = Number(search["last"]);
  if (Number.isInteger(days) && days > 0 && days < 100_000) return { when: "last", days };
  const [from, to] = [dayOf(search["since"]), dayOf(search["until"])];
  return from === null && to === null ? { when: "anytime" } : { when: "between", from, to };
}

function dayOf(text: string | undefined): string | null {
  return text !== undefined && /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function orderOf(sort: string | undefined, text: string): NoteOrder {
  const [usual = "newest", ...others] = ordersFor(text);
  return others.find((order) => order === sort) ?? usual;
}
