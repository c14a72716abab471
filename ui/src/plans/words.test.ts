import { describe, expect, it } from "vitest";
import { partsOf } from "./edition.ts";
import { item, unidentified } from "./samples.ts";
import { editionWords, lengthWords, names, partWords } from "./words.ts";

const edition = {
  id: "e1",
  name: "2nd",
  isbn13: "9780132350884",
  isbn10: null,
  asin: null,
  publisher: null,
  published: null,
  language: null,
  format: null,
  pages: 300,
  last_page: 280,
  minutes: null,
  chapters: [
    { id: "c1", depth: 0, number: 1, title: "One", first_page: 1, last_page: null },
    { id: "c2", depth: 0, number: 2, title: "Two", first_page: 120, last_page: null },
  ],
};

describe("the words of an item", () => {
  it("say how long a book is, and what is left of one that is read", () => {
    const book = item("Emma").book;
    expect(lengthWords(item("Emma"))).toBe("200 pages");
    expect(lengthWords(item("Emma", { state: "reading", book: book && { ...book, progress: 0.25 } }))).toBe(
      "150 pages left",
    );
    expect(lengthWords(item("Emma", { book: book && { ...book, pages: null, minutes: 612 } }))).toBe("10 h 12");
    expect(lengthWords(unidentified("Wanted"))).toBe("pages unknown");
  });

  it("name the edition that the list speaks of", () => {
    const { book } = item("Emma");
    expect(book && editionWords(book)).toBe("");
    expect(book && editionWords({ ...book, edition: "2nd edition", published: "2019-05" })).toBe("2nd edition, 2019");
  });

  it("join people and parts", () => {
    expect(names(["Ann", "Ben", "Cid"])).toBe("Ann, Ben and Cid");
    expect(partWords({ unit: "chapter", first: 1, last: 7 })).toBe("Chapters 1–7");
    expect(partWords({ unit: "page", first: 9, last: 9 })).toBe("Page 9");
  });
});

describe("the edition in hand", () => {
  it("is a ruler of its chapters where every length is known", () => {
    expect(partsOf(edition)).toEqual([
      { mark: "1", from: 1, to: 120 },
      { mark: "2", from: 120, to: 281 },
    ]);
    expect(
      partsOf({
        ...edition,
        chapters: [{ id: "c1", depth: 0, number: 1, title: "", first_page: null, last_page: null }],
      }),
    ).toEqual([]);
  });
});
