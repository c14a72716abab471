/** The contents of an edition, nested: parts hold chapters, chapters hold sections. */
import type { Chapter } from "#ipc/bindings.ts";

/** What a chapter holds, which is what stands deeper behind it. */
export function heldBy(chapters: readonly Chapter[], at: number): readonly Chapter[] {
  const depth = chapters[at]?.depth ?? 0;
  const rest = chapters.slice(at + 1);
  const end = rest.findIndex((next) => next.depth <= depth);
  return end === -1 ? rest : rest.slice(0, end);
}

/**
 * The chapters side by side, as a ruler shows them: no parts that hold chapters, no sections within them. What has
 * neither a number nor a page, as a preface, is no length of the text.
 */
export function sideBySide(chapters: readonly Chapter[]): Chapter[] {
  const found: Chapter[] = [];
  let within: number | undefined;
  chapters.forEach((chapter, at) => {
    if (within !== undefined && chapter.depth > within) return;
    within = undefined;
    if (heldBy(chapters, at).some(({ number }) => number !== null)) return;
    within = chapter.depth;
    if (chapter.number !== null || chapter.first_page !== null) found.push(chapter);
  });
  return found;
}

/** What a chapter is called on a ruler. */
export function markOf({ number }: Chapter): string {
  return number === null ? "" : String(number);
}
