import { describe, expect, it } from "vitest";
import type { ShelfItem } from "./Shelf.svelte";
import { condensed, MOST_SPINES } from "./shelfRuns.ts";

const book = (title: string, state: ShelfItem["state"], pages: number | null = 100): ShelfItem => ({
  title,
  pages,
  state,
});

describe("a long shelf", () => {
  it("is left as it is while it can be drawn", () => {
    const stages = [[book("a", "done")], [book("b", "ahead")]];
    expect(condensed(stages, 200)).toBe(stages);
  });

  it("draws no more spines than can be seen, and keeps all pages and the place of what is read", () => {
    const all = Array.from({ length: 10_000 }, (_, at) =>
      book(`${at}`, at < 5000 ? "done" : "ahead", at % 2 ? 100 : null),
    );
    all[7777] = book("now", "reading");
    const drawn = condensed([all], 200)[0] ?? [];
    expect(drawn.length).toBeLessThanOrEqual(MOST_SPINES);
    expect(drawn.reduce((sum, { pages }) => sum + (pages ?? 0), 0)).toBe(1_500_000);
    const done = drawn.filter(({ state }) => state === "done").length / drawn.length;
    expect(done, "as much as is read").toBeCloseTo(0.5, 2);
    expect(drawn.filter(({ state }) => state === "reading").map(({ title }) => title)).toEqual(["now"]);
  });
});
