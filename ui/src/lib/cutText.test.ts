import { expect, test } from "vitest";
import { cutTo, measureIn } from "./cutText.ts";

const letters = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

test("what fits stays whole, and what does not ends in an ellipsis that fits too", () => {
  expect(cutTo(11, "Refactoring", letters)).toBe("Refactoring");
  expect(cutTo(10, "Refactoring", letters)).toBe("Refactori…");
  expect(cutTo(6, "Data and more", letters)).toBe("Data…");
  expect(cutTo(0, "Data", letters)).toBe("…");
});

test("no letter is cut in two", () => {
  expect(cutTo(4, "e\u0301e\u0301e\u0301e\u0301e\u0301", letters)).toBe("e\u0301e\u0301e\u0301…");
  expect(cutTo(2, "👩‍🚀👩‍🚀👩‍🚀", letters)).toBe("👩‍🚀…");
});

test("where nothing can be drawn, a text is as wide as its letters are many", () => {
  const measure = measureIn("13px var(--font-text)");
  expect(measure("Data")).toBeGreaterThan(measure("Da"));
});
