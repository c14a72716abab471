import { describe, expect, it } from "vitest";
import type { ItemId } from "#ipc/bindings.ts";
import type { Plan } from "#ipc/plan.ts";
import { landingAt, placeOf } from "./drag.ts";
import { blocksOf, brokenNeeds, moved, stepStage, stepWithin, type Direction } from "./order.ts";
import { inOutline, item, needs, plan, stage } from "./samples.ts";

const grouped = { group: "g" };
const whole = plan(
  [
    stage("one", [item("A"), item("B", grouped), item("C", grouped), item("D")]),
    stage("two", [item("E"), item("F")]),
    stage("three", []),
  ],
  { groups: [{ id: "g", title: "Either", take: 1 }] },
);
const house = inOutline(whole);
const everything = new Set(house.stages.flatMap(({ items }) => items.map(({ id }) => id)));

function order(of: Plan): string {
  return of.stages.map(({ items }) => items.map(({ title }) => title).join("")).join("/");
}

function stepped(id: ItemId, direction: Direction, shown: ReadonlySet<ItemId> = everything): string | undefined {
  const move = stepWithin(house, id, direction, shown);
  return move === undefined ? undefined : order(moved(house, move));
}

describe("a step in a plan", () => {
  it("takes an item past its neighbour, and past a group as a whole", () => {
    expect(stepped("e", 1)).toBe("ABCD/FE/");
    expect(stepped("a", 1)).toBe("BCAD/EF/");
    expect(stepped("d", -1)).toBe("ADBC/EF/");
  });

  it("moves a member within its group first, then the group", () => {
    expect(stepped("b", 1)).toBe("ACBD/EF/");
    expect(stepped("c", -1)).toBe("ACBD/EF/");
    expect(stepped("b", -1)).toBe("BCAD/EF/");
    expect(stepped("c", 1)).toBe("ADBC/EF/");
  });

  it("ends at the edges of its stage", () => {
    expect(stepped("a", -1)).toBeUndefined();
    expect(stepped("f", 1)).toBeUndefined();
  });

  it("goes past what is hidden, so that every press shows", () => {
    expect(stepped("a", 1, new Set(["a", "d"]))).toBe("BCDA/EF/");
  });

  it("reaches the next stage at its beginning and the one before at its end", () => {
    const down = stepStage(house, "b", 1);
    const up = stepStage(house, "e", -1);
    expect(down && order(moved(house, down))).toBe("AD/BCEF/");
    expect(up && order(moved(house, up))).toBe("ABCDE/F/");
    expect(stepStage(house, "a", -1)).toBeUndefined();
  });

  it("reaches a stage that is empty", () => {
    const down = stepStage(house, "f", 1);
    expect(down && order(moved(house, down))).toBe("ABCD/E/F");
  });
});

describe("the order of a plan", () => {
  it("keeps neighbours of one group together", () => {
    expect(blocksOf(house.stages[0]?.items ?? []).map(({ items }) => items.length)).toEqual([1, 2, 1]);
  });

  it("says which item now stands before one it needs", () => {
    const first = item("First", { unlocks: [{ id: "second", title: "Second", state: "waiting" }] });
    const second = item("Second", { requires: [needs(first)], state: "waiting" });
    const right = inOutline(plan([stage("one", [first, second])]));
    const wrong = moved(right, { ids: ["second"], to: { stage: "one", before: "first" } });
    expect(brokenNeeds(right, [second])).toEqual([]);
    expect(brokenNeeds(wrong, [second])).toEqual([{ item: "Second", needs: "First" }]);
    expect(brokenNeeds(wrong, [first])).toEqual([{ item: "Second", needs: "First" }]);
  });
});

describe("a drop", () => {
  const boxes = [
    { landing: { stage: "one" }, top: 0, bottom: 40 },
    { landing: { item: "a" }, top: 40, bottom: 100 },
    { landing: { item: "b" }, top: 100, bottom: 160 },
  ];

  it("lands before or after the row under the pointer, and at a stage's beginning on its head", () => {
    expect(landingAt(10, boxes)).toEqual({ stage: "one" });
    expect(landingAt(60, boxes)).toEqual({ item: "a", edge: "before" });
    expect(landingAt(90, boxes)).toEqual({ item: "a", edge: "after" });
    expect(landingAt(900, boxes)).toEqual({ item: "b", edge: "after" });
    expect(landingAt(900, [])).toBeNull();
  });

  it("never lands inside a group of others", () => {
    expect(placeOf(house, "e", { item: "b", edge: "after" })).toEqual({ stage: "one", before: "d" });
    expect(placeOf(house, "e", { item: "c", edge: "before" })).toEqual({ stage: "one", before: "b" });
  });

  it("takes a group along whole, and means nothing on itself", () => {
    expect(placeOf(house, "b", { item: "f", edge: "after" })).toEqual({ stage: "two", before: null });
    expect(placeOf(house, "b", { item: "c", edge: "after" })).toBeUndefined();
    expect(placeOf(house, "a", { stage: "three" })).toEqual({ stage: "three", before: null });
  });
});
