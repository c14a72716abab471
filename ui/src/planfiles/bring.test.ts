import { describe, expect, it } from "vitest";
import { corrected, guessOf, whole } from "./bring.ts";

const emma = whole({ line: 3, title: "Emma", stage: "Novels" });
const guesses = [emma, whole({ line: 7, title: "Persuasion" })];

describe("the lines of a list", () => {
  it("show the reader's correction in the place of the guess", () => {
    const rows = corrected(guesses, new Map([[3, { ...emma, title: "Emma, A Novel" }]]));
    expect(rows.map(({ title }) => title)).toEqual(["Emma, A Novel", "Persuasion"]);
  });

  it("take in a line that was not understood, where it stands", () => {
    const made = guessOf({ line: 5, text: "- [ ] Lady Susan", reason: "no_title" }, emma);
    expect(made).toMatchObject({ title: "Lady Susan", stage: "Novels", take: true });
    expect(corrected(guesses, new Map([[5, made]])).map(({ line }) => line)).toEqual([3, 5, 7]);
  });
});
