import { describe, expect, it } from "vitest";
import { layout, size, type Plan } from "./layout.ts";
import { stepFrom } from "./walk.ts";

const plan: Plan = {
  stages: 3,
  nodes: [
    { id: "a", stage: 0 },
    { id: "b", stage: 0 },
    { id: "c", stage: 2 },
  ],
  edges: [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
  ],
};

const at = (given: Plan, id: string): { x: number; y: number } => {
  const point = layout(given).nodes.get(id);
  if (point === undefined) throw new Error(`${id} has a place`);
  return point;
};

describe("the picture of a plan", () => {
  it("puts each stage into a column of its own, in the reader's order, and none for an empty one", () => {
    const { columns } = layout(plan);
    expect(columns[1]).toBeNull();
    expect(at(plan, "a").x).toBe(at(plan, "b").x);
    expect(at(plan, "c").x).toBeGreaterThan(at(plan, "b").x + size.width);
    expect(columns[2]).toBe(at(plan, "c").x);
  });

  it("lets no node lie on another", () => {
    const many: Plan = {
      stages: 5,
      nodes: Array.from({ length: 120 }, (_, number) => ({ id: `n${number}`, stage: number % 5 })),
      edges: Array.from({ length: 119 }, (_, number) => ({ from: `n${number}`, to: `n${(number * 7) % 120}` })),
    };
    const places = [...layout(many).nodes.values()];
    expect(places).toHaveLength(120);
    const overlapping = places.filter((one, number) =>
      places.some(
        (other, also) =>
          also > number && Math.abs(one.x - other.x) < size.width && Math.abs(one.y - other.y) < size.height,
      ),
    );
    expect(overlapping).toEqual([]);
  });

  it("spreads a tall stage along its needs", () => {
    const tall: Plan = {
      stages: 1,
      nodes: Array.from({ length: 20 }, (_, number) => ({ id: `n${number}`, stage: 0 })),
      edges: [{ from: "n0", to: "n19" }],
    };
    expect(at(tall, "n19").x).toBeGreaterThan(at(tall, "n0").x);
    expect(at(tall, "n7").x).toBe(at(tall, "n0").x);
  });

  it("draws arrows that go back, in a circle of advice, and to a plan without any", () => {
    const back: Plan = { ...plan, edges: [...plan.edges, { from: "c", to: "a" }] };
    expect(layout(back).edges.every(({ path }) => /^M[-\d.]/.test(path) && !path.includes("NaN"))).toBe(true);
    expect(layout({ stages: 1, nodes: [{ id: "a", stage: 0 }], edges: [] }).edges).toEqual([]);
    expect(layout({ stages: 0, nodes: [], edges: [] }).nodes.size).toBe(0);
  });

  it("lays 500 items out in a moment, with groups and topics between them", () => {
    const large: Plan = {
      stages: 12,
      nodes: Array.from({ length: 500 }, (_, number) => ({ id: `n${number}`, stage: Math.floor(number / 42) })),
      edges: Array.from({ length: 1000 }, (_, number) => ({
        from: number % 10 === 0 ? `topic ${number % 30}` : `n${(number * 13) % 400}`,
        to: number % 25 === 1 ? `group ${number % 20}` : `n${((number * 13) % 400) + 1 + (number % 90)}`,
      })),
    };
    const among = (kind: "group" | "topic", length: number) =>
      Array.from({ length }, (_, number) => ({ id: `${kind} ${number}`, stage: number % 12, kind }));
    large.nodes = [...large.nodes, ...among("group", 20), ...among("topic", 30)];
    const begun = performance.now();
    expect(layout(large).nodes.size).toBe(550);
    // Beside the page, this is a wait and no standstill; the bound only catches what never ends.
    expect(performance.now() - begun).toBeLessThan(20_000);
  }, 30_000);

  it("leads the shorter arrows of a large plan around what they pass, and draws all of them", () => {
    const wide: Plan = {
      stages: 60,
      nodes: Array.from({ length: 120 }, (_, number) => ({ id: `n${number}`, stage: Math.floor(number / 2) })),
      edges: Array.from({ length: 59 }, (_, number) => ({ from: "n0", to: `n${(number + 1) * 2}` })),
    };
    const { edges } = layout(wide);
    expect(edges).toHaveLength(59);
    const curves = (to: string): number => edges.find((edge) => edge.to === to)?.path.split("C").length ?? 0;
    expect(curves("n20")).toBeGreaterThan(2);
    expect(curves("n118")).toBe(2);
  }, 30_000);
});

describe("arrow keys", () => {
  const picture = layout(plan);

  it("follow the arrows to the right and back to the left", () => {
    expect(stepFrom(picture, "b", "ArrowRight")).toBe("c");
    expect(stepFrom(picture, "c", "ArrowLeft")).toBe("b");
    expect(stepFrom(picture, "c", "ArrowRight")).toBeUndefined();
  });

  it("go up and down in a column, and to both ends", () => {
    const [upper, lower] = at(plan, "a").y < at(plan, "b").y ? ["a", "b"] : ["b", "a"];
    expect(stepFrom(picture, upper ?? "", "ArrowDown")).toBe(lower);
    expect(stepFrom(picture, lower ?? "", "ArrowUp")).toBe(upper);
    expect([stepFrom(picture, "b", "Home"), stepFrom(picture, "b", "End")]).toEqual(["a", "c"]);
  });
});
