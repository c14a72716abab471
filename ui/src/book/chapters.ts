/** An edition's contents: how much of each chapter is read. */
import type { Chapter, ChapterRead } from "#ipc/bindings.ts";
import { heldBy } from "#shared/contents.ts";

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
