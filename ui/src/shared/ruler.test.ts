import { describe, expect, it } from "vitest";
import type { Chapter, Edition, Read } from "#ipc/bindings.ts";
import { ruled, rulerParts } from "./ruler.ts";

const chapter = (number: number, first_page: number | null): Chapter => ({
  id: `c${number}`,
  depth: 0,
  number,
  title: `Volume ${number}`,
  first_page,
  last_page: null,
});

const edition = (more: Partial<Edition> = {}): Edition => ({
  id: "e",
  name: null,
  isbn13: null,
  isbn10: null,
  asin: null,
  publisher: null,
  published: null,
  language: null,
  format: null,
  pages: 474,
  last_page: null,
  minutes: null,
  chapters: [chapter(1, 1), chapter(2, 201), chapter(3, 401)],
  ...more,
});

const read = (more: Partial<Pick<Read, "position" | "covered" | "state">> = {}) => ({
  position: null,
  covered: [
    { from: 0, to: 0.25 },
    { from: 0.75, to: 1 },
  ],
  state: "reading" as const,
  ...more,
});

describe("a ruler", () => {
  it("has a part for each chapter, up to where the text ends", () => {
    expect(rulerParts(edition({ last_page: 450 }))).toEqual([
      { mark: "1", from: 0, to: 200 },
      { mark: "2", from: 200, to: 400 },
      { mark: "3", from: 400, to: 450 },
    ]);
  });

  it("takes chapters that begin on one page as one part", () => {
    const chapters = [chapter(1, 1), chapter(2, 1), chapter(3, 401)];
    expect(rulerParts(edition({ chapters })).map(({ mark }) => mark)).toEqual(["1", "3"]);
  });

  it.each([
    ["a first page is missing", { chapters: [chapter(1, 1), chapter(2, null)] }],
    ["the pages run backwards", { chapters: [chapter(1, 30), chapter(2, 3)] }],
    ["nobody knows where the last one ends", { pages: null }],
    ["there is only one chapter", { chapters: [chapter(1, 1)] }],
  ])("is none where %s", (_, more) => {
    expect(ruled(edition(more), read())).toBeUndefined();
  });

  it("shows each stretch that was read, and no place where chapters were only ticked", () => {
    expect(ruled(edition({ pages: 500, chapters: [chapter(1, 1), chapter(2, 201)] }), read())).toMatchObject({
      read: [
        { from: 0, to: 125 },
        { from: 375, to: 500 },
      ],
      at: undefined,
    });
  });

  it("has its ribbon at the page that was reached, the end once the book is finished", () => {
    const place = (unit: "page" | "percent", value: number, of: number) =>
      ({ position: { entered: "", unit, value, of, fraction: value / of } }) as const;
    expect(ruled(edition(), read(place("page", 182, 474)))?.at).toBe(182);
    expect(ruled(edition(), read(place("percent", 50, 100)))?.at).toBe(237);
    expect(ruled(edition(), read({ state: "finished" }))?.at).toBe(474);
  });
});
