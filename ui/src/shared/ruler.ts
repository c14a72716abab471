/**
 * A read on the ruler of its edition, in pages behind one: page 182 is read to its end, and the chapter that begins on
 * page 27 begins behind 26.
 */
import type { Edition, Read } from "#ipc/bindings.ts";
import { markOf, sideBySide } from "./contents.ts";

/** A stretch of pages: those behind `from`, up to `to`. */
export interface Pages {
  from: number;
  to: number;
}

/** One chapter. */
export interface RulerPart extends Pages {
  /** Below the rule: the chapter's number. */
  mark: string;
}

/** What of a read a ruler shows. */
type ReadSoFar = Pick<Read, "position" | "covered" | "state">;

/** What a ruler shows. */
export interface Ruled {
  parts: RulerPart[];
  /** What is read, each stretch on its own, so that what was skipped is seen. */
  read: Pages[];
  /** The last page read; undefined where nothing says where the reader is, as where chapters were only ticked. */
  at: number | undefined;
}

/** A read on its edition's ruler; undefined where the pages of its chapters are not known. */
export function ruled(edition: Edition | null | undefined, read: ReadSoFar | undefined): Ruled | undefined {
  const parts = edition == null ? [] : rulerParts(edition);
  const end = parts.at(-1)?.to;
  if (edition == null || end === undefined) return undefined;
  return {
    parts,
    read: read === undefined ? [] : pagesRead(read.covered, edition),
    at: pageReached(read, edition, end),
  };
}

/**
 * The chapters as stretches of pages; none where their pages are not known or not in order, or there is only one.
 * Chapters that begin on one page are one stretch, since nothing of it could be told apart.
 */
export function rulerParts(edition: Edition): RulerPart[] {
  const chapters = sideBySide(edition.chapters);
  const end = textEnd(edition) ?? chapters.at(-1)?.last_page ?? null;
  if (chapters.some(({ first_page }) => first_page === null)) return [];
  const starts = chapters.filter((chapter, at) => chapter.first_page !== chapters[at - 1]?.first_page);
  const parts = starts.map((chapter, at) => {
    const next = starts[at + 1]?.first_page ?? null;
    const to = next === null ? end : next - 1;
    return { mark: markOf(chapter), from: (chapter.first_page ?? 1) - 1, to: to ?? -1 };
  });
  return parts.length > 1 && parts.every(({ from, to }) => to > from) ? parts : [];
}

/** Shares of the text as stretches of pages; none where the length is not known. */
export function pagesRead(covered: readonly Pages[], edition: Edition): Pages[] {
  const end = textEnd(edition);
  return end === null ? [] : covered.map(({ from, to }) => ({ from: from * end, to: to * end }));
}

/** Where the text of an edition ends, in pages. */
export function textEnd({ last_page, pages }: Edition): number | null {
  return last_page ?? pages;
}

function pageReached(read: ReadSoFar | undefined, edition: Edition, end: number): number | undefined {
  if (read === undefined) return undefined;
  if (read.state === "finished") return end;
  if (read.position?.unit === "page") return Math.min(end, read.position.value);
  const share = read.position?.fraction ?? null;
  const length = textEnd(edition);
  return share === null || length === null ? undefined : Math.round(share * length);
}
