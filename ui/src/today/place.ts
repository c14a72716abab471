/**
 * Where a reader is, in words and as parts of a ruler. Positions mean “read to the end of it”: page 182 is read, and
 * the eye rests on 183.
 */
import { t } from "#i18n/index.svelte.ts";
import type { Chapter, Edition, OpenBook, PositionView, Read, Session } from "#ipc/bindings.ts";
import { placeWords, timeWords } from "#lib/place.ts";
import { sideBySide } from "#shared/contents.ts";
import { textEnd } from "#shared/ruler.ts";

/** What an entry of the log says: “pages 98–104”, “to page 104”, “corrected to page 90”. */
export function entryWords({ from, to, correction }: Session): string {
  if (correction) return t.today.recorded.corrected(placeWords(to));
  if (from === null || from.value === 0) return t.today.recorded.to(placeWords(to));
  if (from.unit !== to.unit) return t.today.place.between(placeWords(from), placeWords(to));
  if (to.unit === "page") return t.today.place.pages(from.value, to.value);
  if (to.unit === "chapter") return t.today.place.chapters(from.value, to.value);
  return t.today.place.between(placeWords(from), placeWords(to));
}

/**
 * Pages that entries of the log add up to. Corrections and other units add none, and neither does an entry that says
 * only where the reader is: whoever types 214 into a new book has not read 214 pages today.
 */
export function pagesOf(sessions: readonly Session[]): number {
  return sessions.reduce((sum, { from, to, correction }) => {
    const counted = !correction && from?.unit === "page" && to.unit === "page";
    return counted ? sum + to.value - from.value : sum;
  }, 0);
}

/** The page a position lies at, as far as the edition can say. */
export function pageOf(position: PositionView | null, edition: Edition | null): number | null {
  if (position === null) return 0;
  if (position.unit === "page") return position.value;
  const end = edition === null ? null : textEnd(edition);
  return end === null || position.fraction === null ? null : Math.round(position.fraction * end);
}

/** The chapter that holds a page. */
export function chapterAt(edition: Edition | null, page: number): Chapter | undefined {
  return sideBySide(edition?.chapters ?? []).findLast(
    ({ first_page: first }) => first !== null && first <= Math.max(1, page),
  );
}

/** How much is left: pages or minutes of the edition, in words; nothing where that is not known. */
export function leftWords({ read, edition }: OpenBook): string {
  const { position } = read;
  if (position?.unit === "minute") {
    return position.of === null ? "" : t.today.reading.minutesLeft(timeWords(position.of - position.value));
  }
  const end = edition === null ? null : textEnd(edition);
  const behind = pagesBehind(read, edition, end);
  return end === null || behind === null ? "" : t.today.reading.left(Math.max(0, end - behind));
}

/** How many pages are read: all up to the place where nothing was skipped, else what the stretches add up to. */
function pagesBehind(
  { progress, position }: Pick<Read, "progress" | "position">,
  edition: Edition | null,
  end: number | null,
): number | null {
  return end === null || progress === null ? pageOf(position, edition) : Math.round(progress * end);
}

/** Whether the reader has come to where the text ends. */
export function atTheEnd({ read }: OpenBook): boolean {
  return (read.position?.fraction ?? 0) >= 1;
}
