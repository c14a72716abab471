import { describe, expect, it } from "vitest";
import { chapterReach, contentsText, rulerParts } from "./chapters.ts";
import { lengthened, tooShort, type TooShort } from "./editions.ts";
import { anEdition, aRead } from "./samples.ts";

describe("a ruler", () => {
  it("has a part for each chapter, up to where the text ends", () => {
    expect(rulerParts(anEdition({ last_page: 450 }))).toEqual([
      { mark: "1", from: 1, to: 201 },
      { mark: "2", from: 201, to: 401 },
      { mark: "3", from: 401, to: 451 },
    ]);
  });

  it("is none where a chapter's first page is not known", () => {
    const edition = anEdition();
    const chapters = edition.chapters.map((chapter, at) => (at === 1 ? { ...chapter, first_page: null } : chapter));
    expect(rulerParts({ ...edition, chapters })).toEqual([]);
  });

  it("takes chapters that begin on one page as one part", () => {
    const edition = anEdition();
    const chapters = edition.chapters.map((chapter, at) => (at === 1 ? { ...chapter, first_page: 1 } : chapter));
    expect(rulerParts({ ...edition, chapters }).map(({ mark }) => mark)).toEqual(["1", "3"]);
  });
});

describe("how far a chapter is read", () => {
  const edition = anEdition();
  const reach = (facts: Parameters<typeof aRead>[0]) =>
    edition.chapters.map((chapter) => chapterReach(chapter, edition, aRead(facts)));

  it("is counted in its pages", () => {
    expect(reach({})).toEqual([
      { read: 182, of: 200 },
      { read: 0, of: 200 },
      { read: 0, of: 74 },
    ]);
  });

  it("follows a place in percent", () => {
    const position = { entered: "50%", unit: "percent", value: 50, of: 100, fraction: 0.5 } as const;
    expect(reach({ position })[1]).toEqual({ read: 37, of: 200 });
  });

  it("is all of it in a read that was finished", () => {
    expect(reach({ state: "finished", on: "2020" } as never).every((each) => each?.read === each?.of)).toBe(true);
  });

  it("is not known before the book is begun", () => {
    expect(edition.chapters.map((chapter) => chapterReach(chapter, edition, undefined))).toEqual([null, null, null]);
  });
});

describe("contents as text", () => {
  it("have the page at the end of the line", () => {
    expect(contentsText(anEdition().chapters)).toBe("1. Volume One … 1\n2. Volume Two … 201\n3. Volume Three … 401");
  });

  it("keep a number at the end of a title apart from a page", () => {
    const chapter = { id: "c", number: 1, title: "Fahrenheit 451", first_page: null, last_page: null };
    expect(contentsText([chapter])).toBe("1. Fahrenheit 451 …");
  });
});

describe("a length that is too short", () => {
  const beyond = (given: number, last: number) =>
    ({ code: "beyond_the_end", message: "?", field: "entry", detail: { given, last, lines: [] } }) as const;

  const corrected = (wrong: TooShort | undefined, length: string) =>
    wrong === undefined ? undefined : lengthened(wrong, length);

  it("is the page count, where the text was thought to end there", () => {
    const wrong = tooShort(beyond(480, 474), anEdition());
    expect(wrong).toMatchObject({ unit: "page", given: 480 });
    expect(corrected(wrong, "480")).toMatchObject({ pages: "480", last_page: "" });
  });

  it("moves the end of the text, and the page count only where it must", () => {
    const wrong = tooShort(beyond(460, 450), anEdition({ last_page: 450 }));
    expect(corrected(wrong, "460")).toMatchObject({ pages: "474", last_page: "460" });
    expect(corrected(wrong, "500")).toMatchObject({ pages: "500", last_page: "500" });
  });

  it("is the length of a recording", () => {
    const wrong = tooShort(beyond(700, 612), anEdition({ pages: null, format: "audio", minutes: 612 }));
    expect(corrected(wrong, "700")).toMatchObject({ minutes: "700", pages: "" });
  });

  it("is not asked about where something else was beyond the end", () => {
    expect(tooShort(beyond(9, 3), anEdition())).toBeUndefined();
  });
});
