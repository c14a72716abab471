import { describe, expect, it } from "vitest";
import { wordDiff } from "./wordDiff.ts";

const side = (from: string, to: string, not: "gone" | "new"): string =>
  wordDiff(from, to)
    .filter(({ kind }) => kind !== not)
    .map(({ text }) => text)
    .join("");

describe("what was changed in a text", () => {
  it("names the words that went and that came, and leaves the rest", () => {
    expect(wordDiff("read it first", "read this first")).toEqual([
      { text: "read ", kind: "same" },
      { text: "it ", kind: "gone" },
      { text: "this ", kind: "new" },
      { text: "first", kind: "same" },
    ]);
  });

  it.each([
    ["", "all new"],
    ["all gone", ""],
    ["a b c d", "d c b a"],
    ["one two three", "one three"],
    ["x ".repeat(2000), "y ".repeat(2000)],
  ])("keeps both texts whole", (from, to) => {
    expect(side(from, to, "new").trim()).toBe(from.trim());
    expect(side(from, to, "gone").trim()).toBe(to.trim());
  });
});
