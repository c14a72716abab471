import { describe, expect, it } from "vitest";
import { isStale, madeOf, staleTags } from "./stale.ts";

describe("what a change makes stale", () => {
  it("touches only queries made of it", () => {
    expect(isStale(madeOf.notes, ["notes", "history"])).toBe(true);
    expect(isStale(madeOf.settings, ["notes", "history"])).toBe(false);
  });

  it("touches everything when another library is open", () => {
    Object.values(madeOf).forEach((tags) => expect(isStale(tags, ["library"])).toBe(true));
  });

  it("touches everything when a newer shell names something unknown", () => {
    expect(isStale(madeOf.settings, ["goals"])).toBe(true);
  });

  it("touches nothing when nothing changed", () => {
    Object.values(madeOf).forEach((tags) => expect(isStale(tags, [])).toBe(false));
  });

  it("leaves no part of the library without a query that shows it", () => {
    const shown = new Set<string>([...Object.values(madeOf).flat(), "library"]);
    expect(staleTags.filter((tag) => !shown.has(tag))).toEqual([]);
  });
});
