import { describe, expect, it } from "vitest";
import { chapterRows, tickedAtOnce } from "./chapters.ts";
import { anEdition } from "./samples.ts";

describe("how far a chapter is read", () => {
  const [one, two, three] = anEdition().chapters.map((chapter) => ({ ...chapter, depth: 1 }));
  const part = { id: "part", depth: 0, number: null, title: "All of it", first_page: 1, last_page: 474 };
  const chapters = [part, one, two, three].filter((chapter) => chapter !== undefined);
  const read = (chapter: string, share: number, pages_read: number, ticked = false) => ({
    chapter,
    share,
    pages_read,
    ticked,
  });
  const known = [read("part", 0.4, 190), read("c0", 1, 200, true), read("c1", 0.05, 10), read("c2", 0, 0)];
  const rows = chapterRows(chapters, known);

  it("is counted in its pages", () => {
    expect(rows.map(({ done, partly }) => partly ?? done)).toEqual([
      { read: 190, of: 474 },
      true,
      { read: 10, of: 200 },
      false,
    ]);
  });

  it("can be taken back where something of it was ticked", () => {
    expect(rows.map(({ ticked }) => ticked)).toEqual([true, true, false, false]);
  });

  it("shows a tick at once, with all that the chapter holds", () => {
    const shown = tickedAtOnce(chapters, part, true)(known);
    expect(shown.map(({ share }) => share)).toEqual([1, 1, 1, 1]);
    expect(chapterRows(chapters, shown).every(({ done }) => done)).toBe(true);
    expect(tickedAtOnce(chapters, chapters[1] ?? part, false)(shown).map(({ share }) => share)).toEqual([1, 0, 1, 1]);
  });

  it("is nothing before the book is begun", () => {
    expect(chapterRows(chapters, []).some(({ done, partly }) => done || partly !== undefined)).toBe(false);
  });
});
