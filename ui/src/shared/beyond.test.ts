import { describe, expect, it } from "vitest";
import type { Edition } from "#ipc/bindings.ts";
import { questionFor } from "./beyond.ts";

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

describe("a page beyond the last", () => {
  const refused = (given: number, last: number) =>
    ({ code: "beyond_the_end", message: "", detail: { given, last } }) as const;

  it("asks about the count of pages", () => {
    const question = questionFor(refused(900, 880), "900", edition({ pages: 880 }));
    expect(question?.correction?.words).toBe("The book has 900 pages");
    expect(question?.correction?.draft).toMatchObject({ pages: "900", last_page: "" });
    expect(question?.end).toBe("page 880");
  });

  it("asks about the end of the text where the book has that page", () => {
    const question = questionFor(refused(600, 552), "600", edition({ pages: 610, last_page: 552 }));
    expect(question?.correction?.words).toBe("The text ends on page 600");
    expect(question?.correction?.draft).toMatchObject({ pages: "610", last_page: "600" });
  });

  it("has no count to correct for a percentage", () => {
    const question = questionFor(refused(120, 100), "120%", edition({ pages: 100 }));
    expect(question).toMatchObject({ typed: "120%", correction: undefined });
  });

  it("is no question when something else was refused", () => {
    expect(questionFor({ code: "busy", message: "" }, "900", edition({}))).toBeUndefined();
  });
});
