import { describe, expect, it } from "vitest";
import type { Chapter, Edition, PositionView, Session } from "#ipc/bindings.ts";
import { entryWords, pagesOf, rulerParts } from "./place.ts";

const at = (unit: PositionView["unit"], value: number): PositionView => ({
  entered: "",
  unit,
  value,
  of: null,
  fraction: null,
});

const entry = (from: PositionView | null, to: PositionView, correction = false): Session => ({
  id: "s",
  read: "r",
  day: "2026-11-19",
  started_at: null,
  clock: null,
  minutes: null,
  from,
  to,
  correction,
  pages: null,
  note: null,
  chapters: [],
});

const edition = (more: Partial<Edition>): Edition => ({
  id: "e",
  name: null,
  isbn13: null,
  isbn10: null,
  asin: null,
  publisher: null,
  published: null,
  language: null,
  format: null,
  pages: null,
  last_page: null,
  minutes: null,
  chapters: [],
  ...more,
});

const chapter = (number: number, first: number | null): Chapter => ({
  id: `c${number}`,
  depth: 0,
  number,
  title: `Chapter ${number}`,
  first_page: first,
  last_page: null,
});

describe("a place", () => {
  it("of an entry says from where to where, or only where", () => {
    expect(entryWords(entry(at("page", 98), at("page", 104)))).toBe("pages 98–104");
    expect(entryWords(entry(null, at("page", 104)))).toBe("to page 104");
    expect(entryWords(entry(at("page", 104), at("percent", 50)))).toBe("page 104 to 50 %");
    expect(entryWords(entry(at("page", 104), at("page", 90), true))).toBe("corrected to page 90");
  });
});

describe("the pages of a day", () => {
  it("count what was read, not where a new book was found open", () => {
    const entries = [entry(at("page", 98), at("page", 104)), entry(null, at("page", 214))];
    expect(pagesOf(entries)).toBe(6);
  });

  it("leave out corrections and other units", () => {
    const entries = [entry(at("page", 104), at("page", 90), true), entry(at("percent", 10), at("percent", 20))];
    expect(pagesOf(entries)).toBe(0);
  });
});

describe("a ruler", () => {
  it("is as long as the chapters, to where the text ends", () => {
    const book = edition({ pages: 610, last_page: 552, chapters: [chapter(1, 3), chapter(2, 27), chapter(3, 69)] });
    expect(rulerParts(book)).toEqual([
      { mark: "1", from: 2, to: 26 },
      { mark: "2", from: 26, to: 68 },
      { mark: "3", from: 68, to: 552 },
    ]);
  });

  it("is not drawn where pages of chapters are unknown or out of order", () => {
    expect(rulerParts(edition({ pages: 100, chapters: [chapter(1, 3), chapter(2, null)] }))).toEqual([]);
    expect(rulerParts(edition({ pages: 100, chapters: [chapter(1, 30), chapter(2, 3)] }))).toEqual([]);
    expect(rulerParts(edition({ chapters: [chapter(1, 3), chapter(2, 30)] }))).toEqual([]);
  });
});
