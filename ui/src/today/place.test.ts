import { describe, expect, it } from "vitest";
import type { PositionView, Session } from "#ipc/bindings.ts";
import { entryWords, pagesOf } from "./place.ts";

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
