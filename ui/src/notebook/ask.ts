/** What is asked of the notebook, as it stands in the address: `#/notebook?q=lag&kind=note,quote&tag=sql&sort=book`. */
import type { NoteKind, NoteOrder, NoteQuery } from "#ipc/bindings.ts";
import type { Place } from "#lib/routes.ts";

/** The kinds of notes, in the order of the filter. */
export const noteKinds = ["note", "quote", "question", "takeaway"] as const satisfies readonly NoteKind[];

/** The part of the address that is the notebook's. */
type Search = Place["search"];

/** The question of an address. Without words there is no best match; the newest come first then. */
export function askOf(search: Search): Required<Omit<NoteQuery, "offset" | "limit">> {
  const text = (search["q"] ?? "").trim();
  return {
    text,
    kinds: noteKinds.filter((kind) => (search["kind"] ?? "").split(",").includes(kind)),
    book: search["book"] ?? null,
    tag: search["tag"] ?? null,
    order: orderOf(search["sort"], text),
  };
}

/** The orders that make sense for a text. */
export function ordersFor(text: string): NoteOrder[] {
  return text === "" ? ["newest", "oldest", "book"] : ["best", "newest", "oldest", "book"];
}

/** Whether anything but words narrows the notebook. */
export function isFiltered(search: Search): boolean {
  const { kinds, book, tag } = askOf(search);
  return kinds.length > 0 || book !== null || tag !== null;
}

/** What to choose in the address so that no filter is left. */
export const noFilters = { kind: undefined, book: undefined, tag: undefined };

/** The kinds as the address names them, with one switched on or off. */
export function toggledKind(search: Search, kind: NoteKind): string | undefined {
  const { kinds } = askOf(search);
  const next = noteKinds.filter((each) => kinds.includes(each) !== (each === kind));
  return next.length === 0 ? undefined : next.join(",");
}

function orderOf(sort: string | undefined, text: string): NoteOrder {
  const [usual = "newest", ...others] = ordersFor(text);
  return others.find((order) => order === sort) ?? usual;
}
