import { describe, expect, it } from "vitest";
import { inOutline, item, plan, stage, unidentified } from "./samples.ts";
import { shelfCounts, shelfOf } from "./shelfItems.ts";
import { countOf, decidedGroups, filtersOf, isReady, isUnidentified, shownOfAll, stateOf } from "./shown.ts";

const whole = plan(
  [
    stage("one", [
      item("Done", { state: "done" }),
      item("Finished branch", { state: "done", optional: true }),
      item("Known", { state: "known", mark: "known" }),
      item("Given up", { state: "abandoned" }),
      item("Chosen", { state: "done", group: "g" }),
      item("Other", { group: "g" }),
    ]),
    stage("two", [
      item("Ready", { annotations: { must_read: true, level: "beginner" } }),
      item("Waiting", { state: "waiting", optional: true, annotations: { level: "advanced" } }),
      item("Left out", { state: "skipped", mark: "skipped" }),
      unidentified("Wanted"),
      unidentified("Known without a book", { state: "known", mark: "known" }),
    ]),
  ],
  { groups: [{ id: "g", title: "Either", take: 1 }] },
);
const house = inOutline(whole);
const decided = decidedGroups(house);

function shown(search: Record<string, string>, opened: string[] = []): string[] {
  return [...shownOfAll(house, filtersOf(search), decided, opened).values()].flat().map(({ title }) => title);
}

describe("what a plan shows", () => {
  it("hides what is done and what a choice left over, but never what was given up", () => {
    expect(shown({})).toEqual(["Given up", "Ready", "Waiting", "Left out", "Wanted"]);
  });

  it("shows finished items of one stage, or of all", () => {
    expect(shown({}, ["one"]).slice(0, 5)).toEqual(["Done", "Finished branch", "Known", "Given up", "Chosen"]);
    expect(shown({ finished: "1" })).toHaveLength(11);
  });

  it("narrows by each chip, and by all of them together", () => {
    expect(shown({ ready: "1" })).toEqual(["Ready"]);
    expect(shown({ must: "1" })).toEqual(["Ready"]);
    expect(shown({ unidentified: "1" })).toEqual(["Wanted"]);
    expect(shown({ level: "advanced" })).toEqual(["Waiting"]);
    expect(shown({ optional: "1" })).toEqual(["Waiting"]);
    expect(shown({ optional: "1", finished: "1" })).toEqual(["Finished branch", "Waiting"]);
    expect(shown({ ready: "1", level: "advanced" })).toEqual([]);
  });

  it("counts as ready only what has a book and is still to be chosen", () => {
    expect(countOf(house, (each) => isReady(each, decided))).toBe(1);
    expect(countOf(house, isUnidentified)).toBe(1);
  });

  it("draws a recommendation without a book as unidentified until it is settled", () => {
    expect(stateOf(unidentified("Wanted"))).toBe("unidentified");
    expect(stateOf(unidentified("Known", { state: "known" }))).toBe("known");
  });

  it("is a shelf of the same items", () => {
    expect(shelfCounts(shelfOf(house))).toEqual({ done: 5, reading: 0, ahead: 2, out: 3, unidentified: 1 });
  });
});
