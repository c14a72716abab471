import { describe, expect, it } from "vitest";
import { effortOf } from "./words.ts";

describe("what all of an update makes of how much there is to read", () => {
  const before = { items: 22, pages_left: 5120 };

  it("is said of what changes, and of nothing where nothing does", () => {
    expect(effortOf({ before, after: before })).toBe("");
    expect(effortOf({ before, after: { items: 24, pages_left: 5120 } })).toBe(
      "With all of it: 24 items instead of 22.",
    );
    expect(effortOf({ before, after: { items: 1, pages_left: 300 } })).toMatch(
      /^With all of it: 1 item instead of 22, 300 pages to read/,
    );
  });
});
