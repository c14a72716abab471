import { expect, test } from "vitest";
import { MOST_AT_ONCE, nearby } from "./nearby.ts";

const rows = Array.from({ length: 10_000 }, (_, at) => `Tide ${at}`);
const of = (words: string) => nearby(rows, words, (row) => row);

test("of ten thousand as many are shown as can be looked over, and all are counted", () => {
  expect(of("")).toEqual([rows.slice(0, MOST_AT_ONCE), 10_000]);
  expect(of("9999")).toEqual([["Tide 9999"], 1]);
  expect(of("nothing")).toEqual([[], 0]);
});

test("words are found in any order, whatever their case and accents", () => {
  expect(nearby(["Émile, ou De l’éducation", "Emma"], "education EMILE", (row) => row)[0]).toEqual([
    "Émile, ou De l’éducation",
  ]);
});
