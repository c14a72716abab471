/** An edition's contents: as parts of a ruler, and how much of each chapter is read. */
import type { RulerPart } from "#shared/Ruler.svelte";
import type { Chapter, ChapterRead, Edition, Stretch } from "#ipc/bindings.ts";
import { heldBy, markOf, sideBySide } from "#shared/contents.ts";

/**
 * The chapters as stretches of pages; none where a first page is missing. Chapters that begin on one page are one
 * stretch, since nothing of it could be told apart.
 */
export function rulerParts({ chapters: all, last_page, pages }: Edition): RulerPart[] {
  const chapters = sideBySide(all);
  const end = last_page ?? pages ?? chapters.at(-1)?.last_page ?? null;
  if (chapters.some(({ first_page }) => first_page === null)) return [];
  const starts = chapters.filter((chapter, at) => chapter.first_page !== chapters[at - 1]?.first_page);
  return starts.flatMap((chapter, at) => {
    const from = chapter.first_page ?? 0;
    const to = starts[at + 1]?.first_page ?? (end === null ? from + 1 : end + 1);
    return to > from ? [{ mark: markOf(chapter), from, to }] : [];
  });
}

/** Stretches of the text as stretches of pages, each up to the page behind it; none where the length is not known. */
export function pagesRead(covered: readonly Stretch[], { last_page, pages }: Edition): { from: number; to: number }[] {
  const end = last_page ?? pages;
  return end === null ? [] : covered.map(({ from, to }) => ({ from: from * end + 1, to: to * end + 1 }));
}

/** A chapter as its table shows it. */
export interface ChapterRow {
  chapter: Chapter;
  /** Read to its end. */
  done: boolean;
  /** How many of its pages are read, where only some are. */
  partly: { read: number; of: number } | undefined;
  /** A tick of it, or of something it holds, can be taken away. */
  ticked: boolean;
}

/** The chapters with what is read of each. */
export function chapterRows(chapters: readonly Chapter[], read: readonly ChapterRead[]): ChapterRow[] {
  const of = new Map(read.map((each) => [each.chapter, each]));
  return chapters.map((chapter, at) => {
    const share = of.get(chapter.id)?.share ?? 0;
    const pages = of.get(chapter.id)?.pages_read ?? null;
    const long =
      chapter.first_page === null || chapter.last_page === null ? 0 : chapter.last_page - chapter.first_page + 1;
    const done = share >= 1;
    return {
      chapter,
      done,
      partly: done || pages === null || pages === 0 ? undefined : { read: Math.min(pages, long), of: long },
      ticked: [chapter, ...heldBy(chapters, at)].some(({ id }) => of.get(id)?.ticked === true),
    };
  });
}

/** The answer as it will be once a chapter is ticked or unticked, with all that it holds. */
export function tickedAtOnce(
  chapters: readonly Chapter[],
  chapter: Chapter,
  ticked: boolean,
): (now: ChapterRead[]) => ChapterRead[] {
  const at = chapters.indexOf(chapter);
  const family = new Set([chapter, ...heldBy(chapters, at)].map(({ id }) => id));
  return (now) =>
    now.map((each) => (family.has(each.chapter) ? { ...each, ticked, share: ticked ? 1 : 0, pages_read: null } : each));
}
