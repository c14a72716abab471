/** Questions of the notebook as addresses, for links to it from anywhere. */
import type { NoteQuery, Written } from "#ipc/bindings.ts";

/** The address of a question: what `askOf` reads. */
export function searchOf({ text, kinds, books, tags, plans, written, order }: NoteQuery): Record<string, string> {
  const said = {
    q: text,
    kind: kinds?.join(","),
    book: books?.join(","),
    tag: tags?.join(","),
    plan: plans?.join(","),
  };
  const days = written === undefined ? {} : searchOfDays(written);
  return Object.fromEntries(
    Object.entries({ ...said, ...days, sort: order }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** Days as the address names them; what is not said is taken away. */
export function searchOfDays(written: Written): Record<"last" | "since" | "until", string | undefined> {
  const none = { last: undefined, since: undefined, until: undefined };
  if (written.when === "last") return { ...none, last: String(written.days) };
  if (written.when === "between") return { ...none, since: written.from ?? undefined, until: written.to ?? undefined };
  return none;
}
