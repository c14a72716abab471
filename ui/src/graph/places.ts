/** What a picture draws: items, groups and topics, each under a name of its own, and what ties them together. Pure. */
import type { GraphEdge, GraphGroup, GraphNode, GraphTopic, NeedTarget, PlanGraph } from "#ipc/bindings.ts";
import type { Kind, Plan } from "./layout.ts";

/** Something drawn, and the name under which the picture knows it. */
export type Drawn =
  | { kind: "item"; key: string; stage: number; node: GraphNode }
  | { kind: "group"; key: string; stage: number; group: GraphGroup }
  | { kind: "topic"; key: string; stage: number; topic: GraphTopic };

/** Two things that are tied: by a need, or a member and its group. */
export interface Tie {
  from: string;
  to: string;
  /** The need; null between a member and its group. */
  edge: GraphEdge | null;
}

/** The name of what is needed: an item's is its id. */
export function keyOf(target: NeedTarget): string {
  if (target.kind === "item") return target.id;
  return target.kind === "group" ? `group:${target.id}` : `topic:${target.name}`;
}

/** All ties between what is drawn. */
export function tiesOf(graph: PlanGraph): Tie[] {
  const there = new Set(graph.nodes.map(({ id }) => id));
  const needs = graph.edges.map((edge) => ({ from: keyOf(edge.from), to: edge.to, edge }));
  const members = graph.groups.flatMap(({ id, members: all }) =>
    all.map((member) => ({ from: member, to: keyOf({ kind: "group", id }), edge: null })),
  );
  return [
    ...needs.filter(({ edge }) => there.has(edge.to) && (edge.from.kind !== "item" || there.has(edge.from.id))),
    ...members,
  ];
}

/**
 * Everything in reading order. A topic stands in the first stage where something needs it, a group in the stage of its
 * last member; a group without members has no place.
 */
export function drawnOf(graph: PlanGraph): Drawn[] {
  const number = new Map(graph.stages.map(({ id }, at) => [id, at]));
  const stages = new Map(graph.nodes.map(({ id, stage }) => [id, number.get(stage) ?? 0]));
  const items = graph.nodes.map((node): Drawn => ({
    kind: "item",
    key: node.id,
    stage: stages.get(node.id) ?? 0,
    node,
  }));
  const groups = graph.groups
    .filter(({ members }) => members.length > 0)
    .map((group): Drawn => {
      const stage = Math.max(...group.members.map((id) => stages.get(id) ?? 0));
      return { kind: "group", key: keyOf({ kind: "group", id: group.id }), stage, group };
    });
  const first = new Map<string, number>();
  for (const { from, to } of graph.edges) {
    const [key, stage] = [keyOf(from), stages.get(to) ?? 0];
    first.set(key, Math.min(first.get(key) ?? stage, stage));
  }
  const topics = graph.topics.map((topic): Drawn => {
    const key = keyOf({ kind: "topic", name: topic.name });
    return { kind: "topic", key, stage: first.get(key) ?? 0, topic };
  });
  const order: Record<Kind, number> = { topic: 0, item: 1, group: 2 };
  return [...topics, ...items, ...groups].sort((a, b) => a.stage - b.stage || order[a.kind] - order[b.kind]);
}

/** What the layout needs to know. */
export function planOf(graph: PlanGraph): Plan {
  return {
    stages: graph.stages.length,
    nodes: drawnOf(graph).map(({ key, stage, kind }) => ({ id: key, stage, kind })),
    edges: tiesOf(graph).map(({ from, to }) => ({ from, to })),
  };
}
