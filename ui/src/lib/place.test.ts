import { describe, expect, it } from "vitest";
import { countsMinutes, placeEntry, placeWords, timeWords, type Spot } from "./place.ts";

const places: Spot[] = [
  { unit: "page", value: 1182 },
  { unit: "percent", value: 45.5 },
  { unit: "minute", value: 80 },
  { unit: "minute", value: 45 },
  { unit: "chapter", value: 3 },
];

describe("a place", () => {
  it("is said in words and typed back in the same unit", () => {
    expect(places.map(placeWords)).toEqual(["page 1,182", "45.5 %", "1 h 20 min", "45 min", "chapter 3"]);
    expect(places.map(placeEntry)).toEqual(["1182", "45.5 %", "1h20", "45 min", "ch 3"]);
    expect(placeEntry(null)).toBe("");
  });
});

it("a length of time drops what is nothing", () => {
  expect([12, 60, 372].map(timeWords)).toEqual(["12 min", "1 h", "6 h 12 min"]);
});

it("a book is measured in minutes where only those are known", () => {
  expect(countsMinutes({ pages: null, minutes: 612 })).toBe(true);
  expect(countsMinutes({ pages: 400, minutes: 612 })).toBe(false);
  expect(countsMinutes({ pages: null, minutes: null })).toBe(false);
});
