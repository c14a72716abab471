import { describe, expect, it } from "vitest";
import { item, unidentified } from "./samples.ts";
import { editionWords, lengthWords, names, partWords } from "./words.ts";

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
