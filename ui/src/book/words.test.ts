import { describe, expect, it } from "vitest";
import { dateEntry, dateWords, placeEntry, placeWords, shareWords, timeWords } from "./words.ts";

describe("a date in words", () => {
  it("is as precise as it was given, and no more", () => {
    const dates = ["2019-05-03", "2019-05", "2019-spring", "2019", "<2015", "?"];
    expect(dates.map(dateWords)).toEqual(["3 May 2019", "May 2019", "spring 2019", "2019", "before 2015", "unknown"]);
  });

  it("is nothing in a field where nothing was said", () => {
    expect(dateEntry(null)).toBe("");
  });
});

describe("a place", () => {
  it("is said with its unit", () => {
    const places = [
      { unit: "page", value: 1182 },
      { unit: "percent", value: 45.5 },
      { unit: "minute", value: 80 },
      { unit: "chapter", value: 3 },
    ] as const;
    expect(places.map(placeWords)).toEqual(["page 1,182", "45.5 %", "1 h 20 min", "chapter 3"]);
  });

  it("is typed as the progress field reads it", () => {
    const places = [
      { unit: "page", value: 1182 },
      { unit: "percent", value: 45.5 },
      { unit: "minute", value: 45 },
      { unit: "chapter", value: 3 },
    ] as const;
    expect(places.map(placeEntry)).toEqual(["1182", "45.5 %", "45 min", "ch 3"]);
  });
});

describe("a share", () => {
  it("that was typed as a percentage comes back as that percentage", () => {
    expect(shareWords(0.29)).toBe("29 %");
    expect(shareWords(0.57)).toBe("57 %");
  });

  it("is never rounded up to done", () => {
    expect(shareWords(0.999)).toBe("99 %");
  });
});

it("a length of time drops what is nothing", () => {
  expect([12, 60, 372].map(timeWords)).toEqual(["12 min", "1 h", "6 h 12 min"]);
});
