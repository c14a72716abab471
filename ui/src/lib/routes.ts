/** The addresses of the interface, as words after `#/`. Pure: the browser's own address is read in `router`. */

/** The pages there are. */
export const routeNames = [
  "today",
  "plan",
  "plan-graph",
  "plan-update",
  "plan-import",
  "topics",
  "import",
  "library",
  "book",
  "notebook",
  "review",
  "trash",
  "history",
  "settings",
  "welcome",
] as const;

/** The name of a page. */
export type RouteName = (typeof routeNames)[number];

/** A place in the interface: a page, which of its kind, and what is chosen on it. */
export interface Place {
  name: RouteName;
  /** Which plan or book; null for pages that stand alone, and for “the current plan”. */
  id: string | null;
  /** What is chosen on the page: a search, an open detail, a tab. */
  search: Readonly<Record<string, string>>;
}

/** Pages that mean one of a kind. A plan without an id is the current one; a book needs its id. */
const withId: Partial<Record<RouteName, "optional" | "required">> = {
  plan: "optional",
  "plan-graph": "required",
  "plan-update": "required",
  book: "required",
};

/** The place an address names, or null when there is no such page. An empty address is Today. */
export function parseHash(hash: string): Place | null {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const [name = "", id, ...rest] = path.split("/").filter(Boolean);
  const search = Object.fromEntries(new URLSearchParams(query));
  if (name === "") return { name: "today", id: null, search };
  if (!isRouteName(name) || rest.length > 0) return null;
  const kind = withId[name];
  if ((kind === undefined && id !== undefined) || (kind === "required" && id === undefined)) return null;
  return { name, id: id === undefined ? null : decode(id), search };
}

/** The address of a place, for a link: `hrefTo("book", id)`, `hrefTo("library", null, { q: "state:reading" })`. */
export function hrefTo(
  name: RouteName,
  id: string | null = null,
  search: Readonly<Record<string, string | undefined>> = {},
): string {
  const kept = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = kept.length === 0 ? "" : `?${new URLSearchParams(kept).toString()}`;
  return `#/${name}${id === null ? "" : `/${encodeURIComponent(id)}`}${query}`;
}

function isRouteName(name: string): name is RouteName {
  return (routeNames as readonly string[]).includes(name);
}

/** A stray percent sign in an address is kept as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
