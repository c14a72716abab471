import { describe, expect, it } from "vitest";
import type { GraphNode, PlanGraph } from "#ipc/bindings.ts";
import { drawEdges } from "./edges.ts";
import { layout } from "./layout.ts";
import { linesOf, nameOf, statusOf } from "./words.ts";

function node(id: string, more: Partial<GraphNode> = {}): GraphNode {
  return {
    id,
    stage: "s",
    title: id,
    part: null,
    state: "ready",
    unidentified: false,
    optional: false,
    group: null,
    pages: null,
    blocked_by: [],
    open_topics: [],
    unlocks: [],
    ...more,
  };
}

const graph: PlanGraph = {
  id: "p",
  title: "Plan",
  stages: [{ id: "s", title: "Stage", total: 2, done: 0 }],
  nodes: [node("Networks"), node("Servers", { state: "waiting", blocked_by: ["Networks"], open_topics: ["some C"] })],
  edges: [
    { from: "Networks", to: "Servers", strength: "hard", group: null, satisfied: false, waived: false, by: "reader" },
  ],
  groups: [],
};

describe("a node", () => {
  it("breaks its title into two lines that say all of it", () => {
    expect(linesOf(node("Refactoring"))).toEqual(["Refactoring"]);
    expect(linesOf(node("A Philosophy of Software Design"))).toEqual(["A Philosophy of", "Software Design"]);
    const long = "Designing Data-Intensive Applications";
    expect(linesOf(node(long)).join(" ")).toBe(long);
  });

  it("says which part it is", () => {
    const part = node("Data", { part: { unit: "chapter", first: 1, last: 7 } });
    expect(linesOf(part)).toEqual(["Data", "Chapters 1–7"]);
    expect(nameOf(part)).toBe("Data Chapters 1–7");
  });

  it("says what keeps it waiting, topics among it", () => {
    expect(graph.nodes.map((each) => statusOf(each, graph))).toEqual(["Ready now", "blocked by Networks, some C"]);
  });
});

describe("an arrow", () => {
  const picture = layout({
    stages: 1,
    nodes: [
      { id: "Networks", stage: 0 },
      { id: "Servers", stage: 0 },
    ],
    edges: graph.edges,
  });

  it("is on the chosen way where both ends are", () => {
    expect(drawEdges(graph, picture, new Set(["Networks", "Servers"]))[0]?.look).toBe("is-path");
    expect(drawEdges(graph, picture, new Set(["Servers"]))[0]?.look).toBe("");
  });

  it("is no need where it was waved through", () => {
    const waved = { ...graph, edges: graph.edges.map((edge) => ({ ...edge, waived: true })) };
    expect(drawEdges(waved, picture, new Set(["Networks", "Servers"]))[0]?.look).toBe("is-soft");
  });
});
