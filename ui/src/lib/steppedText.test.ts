import { describe, expect, it } from "vitest";
import { steppedText } from "./steppedText.ts";

describe("stepping a typed position", () => {
  it.each([
    ["198", 1, "199"],
    ["p198", 10, "p208"],
    ["45 %", -1, "44 %"],
    ["+12", 1, "+13"],
    ["ch 3", 1, "ch 4"],
    ["3", -10, "0"],
  ])("%s by %i is %s", (text, step, stepped) => {
    expect(steppedText(text, step)).toBe(stepped);
  });

  it.each(["", "unknown", "1h20", "1:20"])("%s has no one number to step", (text) => {
    expect(steppedText(text, 1)).toBeUndefined();
  });
});
