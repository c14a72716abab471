import { describe, expect, it } from "vitest";
import type { Chapter } from "#ipc/bindings.ts";
import { heldBy, markOf, sideBySide } from "./contents.ts";

const chapter = (depth: number, number: number | null, first_page: number | null, title = ""): Chapter => ({
  id: `${depth} ${title} ${number}`,
  depth,
  number,
  title,
  first_page,
  last_page: null,
});

const textbook = [
  chapter(0, null, null, "Preface"),
  chapter(0, null, 3, "Part I"),
  chapter(1, 1, 3),
  chapter(2, null, 6, "1.1"),
  chapter(1, 2, 27),
  chapter(0, null, 560, "Index"),
];

describe("nested contents", () => {
  it("are chapters side by side, without parts and sections", () => {
    expect(sideBySide(textbook).map(({ number, title }) => number ?? title)).toEqual([1, 2, "Index"]);
    expect(sideBySide(textbook).map(markOf)).toEqual(["1", "2", ""]);
  });

  it("say what a part holds, and that nothing holds nothing", () => {
    expect(heldBy(textbook, 1).map(({ title, number }) => number ?? title)).toEqual([1, "1.1", 2]);
    expect(heldBy(textbook, 5)).toEqual([]);
  });
});
