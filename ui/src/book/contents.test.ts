import { describe, expect, it } from "vitest";
import { chapterRows, pagesRead, rulerParts, tickedAtOnce } from "./chapters.ts";
import { anEdition } from "./samples.ts";

describe("a ruler", () => {
  it("has a part for each chapter, up to where the text ends", () => {
    expect(rulerParts(anEdition({ last_page: 450 }))).toEqual([
      { mark: "1", from: 1, to: 201 },
      { mark: "2", from: 201, to: 401 },
      { mark: "3", from: 401, to: 451 },
    ]);
  });

  it("is none where a chapter's first page is not known", () => {
    const edition = anEdition();
    const chapters = edition.chapters.map((chapter, at) => (at === 1 ? { ...chapter, first_page: null } : chapter));
    expect(rulerParts({ ...edition, chapters })).toEqual([]);
  });

  it("takes chapters that begin on one page as one part", () => {
    const edition = anEdition();
    const chapters = edition.chapters.map((chapter, at) => (at === 1 ? { ...chapter, first_page: 1 } : chapter));
    expect(rulerParts({ ...edition, chapters }).map(({ mark }) => mark)).toEqual(["1", "3"]);
  });
});

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

describe("the pages of stretches", () => {
  it("reach up to the page behind each, as the parts of a ruler do", () => {
    const covered = [
      { from: 0, to: 0.25 },
      { from: 0.5, to: 1 },
    ];
    expect(pagesRead(covered, anEdition({ pages: 400 }))).toEqual([
      { from: 1, to: 101 },
      { from: 201, to: 401 },
    ]);
    expect(pagesRead(covered, anEdition({ pages: null }))).toEqual([]);
  });
});
