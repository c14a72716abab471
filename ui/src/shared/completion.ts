/** What is being named at the caret of a note: a book or note after `[[`, a tag after `#`. */
import type { Stretch } from "#lib/textEdits.ts";

/** A name begun, and where its words stand. */
export interface Begun extends Stretch {
  what: "link" | "tag";
  typed: string;
}

/** One thing that a begun name can become. */
export interface Offer {
  key: string;
  /** As it is shown. */
  title: string;
  /** What tells it from others: the authors, the book of a note. */
  detail: string;
  what: "book" | "note" | "tag";
  /** What takes the place of the typed words. */
  insert: string;
}

/** Longer than any title that somebody types to its end. */
const LONGEST = 120;

/** The name that is being typed where the caret stands, if any. Within code nothing is named. */
export function begunAt(text: string, caret: number): Begun | undefined {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  if ((line.match(/`/g)?.length ?? 0) % 2 === 1) return undefined;
  const link = /\[\[([^[\]|]*)$/.exec(line)?.[1];
  if (link !== undefined) {
    return link.length > LONGEST ? undefined : { what: "link", from: caret - link.length, to: caret, typed: link };
  }
  const tag = /(?:^|[\s(["“])#(\p{L}[\p{L}\p{N}_/-]*)$/u.exec(line)?.[1];
  return tag === undefined ? undefined : { what: "tag", from: caret - tag.length, to: caret, typed: tag };
}

/** The known tags that begin so; one that is typed whole needs no help. */
export function tagOffers(typed: string, known: readonly string[]): Offer[] {
  const begun = typed.toLowerCase();
  return known
    .filter((tag) => tag.toLowerCase().startsWith(begun) && tag.toLowerCase() !== begun)
    .slice(0, 8)
    .map((tag) => ({ key: `tag-${tag}`, title: `#${tag}`, detail: "", what: "tag", insert: tag }));
}
