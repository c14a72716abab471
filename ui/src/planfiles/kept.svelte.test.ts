import { describe, expect, it } from "vitest";
import type { UpdateEntry } from "#ipc/bindings.ts";
import { createKept } from "./kept.svelte.ts";

const entry = {
  key: "item:emma",
  changes: [
    { part: "annotations.why", kind: "reworded", field: "why", from: "a", to: "b" },
    { part: "annotations.level", kind: "relevelled", from: "beginner", to: "advanced" },
  ],
} as unknown as UpdateEntry;

describe("what of an update stays as it is", () => {
  it("is nothing to begin with, and one part where the reader keeps one", () => {
    const kept = createKept();
    expect(kept.keys()).toEqual([]);
    kept.takePart(entry, "annotations.level", false);
    expect(kept.keys()).toEqual(["item:emma#annotations.level"]);
    expect([kept.isTaken(entry), kept.isPartTaken(entry, "annotations.why")]).toEqual([true, true]);
  });

  it("is the entry as a whole once every part of it is kept, and no part is left behind", () => {
    const kept = createKept();
    kept.takePart(entry, "annotations.level", false);
    kept.takePart(entry, "annotations.why", false);
    expect(kept.keys()).toEqual(["item:emma"]);
    kept.take(entry, true);
    expect(kept.keys()).toEqual([]);
  });
});
