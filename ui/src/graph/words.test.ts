import { describe, expect, it } from "vitest";
import type { GraphNode, PlanGraph } from "#ipc/bindings.ts";
import { drawEdges } from "./edges.ts";
import { layout, size } from "./layout.ts";
import { drawnOf, planOf } from "./places.ts";
import { stepFrom } from "./walk.ts";
import { junctionWords, linesOf, nameOf, opensOf, statusOf } from "./words.ts";

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
    {
      from: { kind: "item", id: "Networks" },
      to: "Servers",
      strength: "hard",
      satisfied: false,
      waived: false,
      by: "reader",
    },
  ],
  groups: [],
  topics: [],
};

/** With a group and a topic before what waits. */
const between: PlanGraph = {
  ...graph,
  stages: [...graph.stages, { id: "t", title: "Later", total: 1, done: 0 }],
  nodes: [...graph.nodes, node("Clouds", { stage: "t", state: "waiting" })],
  edges: [
    ...graph.edges,
    {
      from: { kind: "group", id: "g" },
      to: "Clouds",
      strength: "hard",
      satisfied: false,
      waived: false,
      by: "curator",
    },
    {
      from: { kind: "topic", name: "some C" },
      to: "Clouds",
      strength: "soft",
      satisfied: true,
      waived: false,
      by: "curator",
    },
  ],
  groups: [{ id: "g", title: "Either", take: 1, done: 0, members: ["Networks", "Servers"] }],
  topics: [{ name: "some C", is_known: true }],
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
    edges: [{ from: "Networks", to: "Servers" }],
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

describe("what stands between items", () => {
  const drawn = drawnOf(between);
  const picture = layout(planOf(between));

  it("is a topic before the first stage that needs it, and a group behind its last member", () => {
    expect(drawn.map(({ key }) => key)).toEqual(["Networks", "Servers", "group:g", "topic:some C", "Clouds"]);
    const x = (key: string): number => picture.nodes.get(key)?.x ?? 0;
    expect(x("group:g")).toBeGreaterThan(x("Servers") + size.width);
    expect(x("Clouds")).toBeGreaterThan(x("topic:some C"));
  });

  it("says how many are done, of what, and what is known", () => {
    const [group, topic] = drawn.flatMap((each) => (each.kind === "item" ? [] : [junctionWords(each, between)]));
    expect(group?.spoken).toBe("Group: Either: 1 of 2, 0 done, of Networks, Servers");
    expect([topic?.status, topic?.isDone]).toEqual(["known", true]);
    expect(opensOf("group:g", between)).toEqual(["Clouds"]);
  });

  it("is walked by the arrow keys from a member to what needs the group", () => {
    const group = stepFrom(picture, "Networks", "ArrowRight");
    expect(["Servers", "group:g"]).toContain(group);
    expect(stepFrom(picture, "group:g", "ArrowRight")).toBe("Clouds");
    expect(stepFrom(picture, "topic:some C", "ArrowRight")).toBe("Clouds");
  });

  it("is on the chosen way where a member and what needs it are, and a member's line has no head", () => {
    const edges = drawEdges(between, picture, new Set(["Networks", "Clouds"]));
    const look = (key: string) => edges.find((edge) => edge.key === key);
    expect(look("group:g Clouds")?.look).toBe("is-path");
    expect(look("Networks group:g")).toMatchObject({ look: "is-choice is-path", isNeed: false });
    expect(look("Servers group:g")?.look).toBe("is-choice");
    expect(look("topic:some C Clouds")?.look).toBe("is-soft");
  });

  it("stands between its own when something of the same stage needs it", () => {
    const one = { ...between, nodes: between.nodes.map((each) => ({ ...each, stage: "s" })) };
    const { nodes } = layout(planOf(one));
    const x = (key: string): number => nodes.get(key)?.x ?? 0;
    expect(x("group:g")).toBeGreaterThan(x("Servers"));
    expect(x("Clouds")).toBeGreaterThan(x("group:g"));
  });
});
