/** An edition's contents: as parts of a ruler, as lines one can type, and how much of each is read. */
import type { RulerPart } from "#shared/Ruler.svelte";
import type { Chapter, Edition, PositionView, Read } from "#ipc/bindings.ts";

/**
 * The chapters as stretches of pages; none where a first page is missing. Chapters that begin on one page are one
 * stretch, since nothing of it could be told apart.
 */
export function rulerParts({ chapters, last_page, pages }: Edition): RulerPart[] {
  const end = last_page ?? pages ?? chapters.at(-1)?.last_page ?? null;
  if (chapters.some(({ first_page }) => first_page === null)) return [];
  const starts = chapters.filter((chapter, at) => chapter.first_page !== chapters[at - 1]?.first_page);
  return starts.flatMap(({ number, first_page }, at) => {
    const from = first_page ?? 0;
    const to = starts[at + 1]?.first_page ?? (end === null ? from + 1 : end + 1);
    return to > from ? [{ mark: String(number), from, to }] : [];
  });
}

/** How many of a chapter's pages, or of its one self where pages are unknown, a read has reached. */
export function chapterReach(
  { number, first_page, last_page }: Chapter,
  edition: Edition,
  read: Read | undefined,
): { read: number; of: number } | null {
  if (read === undefined) return null;
  const { position, state } = read;
  if (state === "finished") return { read: 1, of: 1 };
  if (position === null) return null;
  if (position.unit === "chapter") return { read: position.value >= number ? 1 : 0, of: 1 };
  if (first_page === null || last_page === null) return null;
  const page = pageReached(position, edition);
  const of = last_page - first_page + 1;
  return page === null ? null : { read: Math.min(of, Math.max(0, page - first_page + 1)), of };
}

/** The page that a position means in an edition; null where its length is not known. */
function pageReached({ unit, value, fraction }: PositionView, { last_page, pages }: Edition): number | null {
  if (unit === "page") return value;
  const end = last_page ?? pages;
  return fraction === null || end === null ? null : Math.round(fraction * end);
}

/** The contents as text, in the form that reads back as the same chapters. */
export function contentsText(chapters: readonly Chapter[]): string {
  return chapters.map(contentsLine).join("\n");
}

function contentsLine({ number, title, first_page }: Chapter): string {
  const line = `${number}. ${title}`;
  if (first_page !== null) return `${line} … ${first_page}`;
  // A number at the end of a title would be taken for its page.
  return /\d$/.test(title) ? `${line} …` : line;
}
