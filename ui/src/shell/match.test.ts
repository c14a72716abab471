import { describe, expect, it } from "vitest";
import { fits } from "./match.ts";

describe("finding a command", () => {
  it("prefers the beginning, then word beginnings, then anywhere, then letters in order", () => {
    const typed = "go";
    const ranks = ["Go to Today", "Let it go", "Cargo", "Genre of books", "Undo"].map((title) => fits(title, typed));
    expect(ranks).toEqual([4, 3, 2, 1, 0]);
  });

  it("takes words in any order, and ignores case and diacritics", () => {
    expect(fits("Go to the library", "lib go")).toBe(3);
    expect(fits("Café", "cafe")).toBe(4);
  });

  it("lists everything when nothing is typed", () => {
    expect(fits("Anything", "  ")).toBe(1);
  });
});
