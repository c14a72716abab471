/**
 * Where the nodes and arrows of a picture stand. The columns are the stages; dagre puts the nodes of each into an order
 * with few crossings and leads long arrows between the others. Pure, and slow for large plans: it runs in a worker.
 */
import { Graph, layout as arrange } from "@dagrejs/dagre";

/** What a node is. */
export type Kind = "item" | "group" | "topic";

/** The size of an item in the picture's own units, and what lies between two. */
export const size = { width: 164, height: 46, between: 26, column: 44, head: 60, edge: 8 } as const;

/** The size of each kind of node. */
export const sizes: Readonly<Record<Kind, { width: number; height: number }>> = {
  item: { width: size.width, height: size.height },
  group: { width: size.width, height: 40 },
  topic: { width: 136, height: 28 },
};

/** A stage with more items than this is as many columns wide as its longest chain of needs is long. */
const TALL = 12;

/**
 * So many columns all arrows together are led through; the longest arrows of a large plan go straight. Each column that
 * an arrow passes is a node more to find a place for, and a thousand long arrows would take dagre many seconds.
 */
const MOST_COLUMNS = 800;

/** What is to be laid out. */
export interface Plan {
  /** How many stages there are. */
  stages: number;
  /** Items with the number of their stage, and what stands between them. */
  nodes: readonly { id: string; stage: number; kind?: Kind }[];
  /** Arrows from what comes first to what needs it. */
  edges: readonly { from: string; to: string }[];
}

/** A place in the picture. */
export interface Point {
  x: number;
  y: number;
}

/** A node in its place: its upper left corner, and how large it is. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** An arrow in its place. */
export interface PlacedEdge {
  from: string;
  to: string;
  /** An SVG path. */
  path: string;
}

/** A picture. */
export interface Picture {
  width: number;
  height: number;
  /** Where each stage begins; none for a stage without nodes. */
  columns: readonly (number | null)[];
  nodes: ReadonlyMap<string, Box>;
  edges: readonly PlacedEdge[];
}

/** Lays a plan out. */
export function layout(plan: Plan): Picture {
  const columns = columnsOf(plan);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: "LR",
    nodesep: size.between,
    edgesep: size.between / 2,
    ranksep: size.column,
    marginx: size.edge,
    marginy: size.edge,
    // The columns are the reader's; only what stands where in them is left to find. Half columns hold dagre's labels.
    ranker: (inner: Graph) => {
      for (const id of inner.nodes()) inner.node(id).rank = 2 * (columns.get(id) ?? 0);
    },
  } as never);
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind = "item" } of plan.nodes) graph.setNode(id, { ...sizes[kind] });
  const place = (id: string): number => columns.get(id) ?? 0;
  const long = plan.edges.filter(({ from, to }) => place(from) !== place(to));
  // An arrow back is laid out the other way round: dagre knows only forward.
  const led = ledArrows(long.map(({ from, to }) => Math.abs(place(to) - place(from))));
  long.forEach(({ from, to }, at) => {
    if (!led.has(at)) return;
    const [first, second] = place(from) < place(to) ? [from, to] : [to, from];
    graph.setEdge(first, second, {}, String(at));
  });
  arrange(graph);
  const centre = (id: string): Box => graph.node(id) as Box;
  const bends = new Map<string, readonly Point[]>();
  for (const edge of graph.edges()) bends.set(edge.name ?? "", graph.edge(edge).points as Point[]);
  const drawn = long.map((edge, at) => ({
    ...edge,
    path: across(centre(edge.from), centre(edge.to), bends.get(String(at)) ?? []),
  }));
  const near = plan.edges.filter(({ from, to }) => place(from) === place(to) && from !== to);
  const column = (id: string): Point[] =>
    plan.nodes.filter((it) => place(it.id) === place(id)).map((it) => centre(it.id));
  const inside = near.map((edge) => ({ ...edge, path: within(centre(edge.from), centre(edge.to), column(edge.from)) }));
  return {
    ...bounds(graph),
    columns: Array.from({ length: plan.stages }, (_, stage) => begin(plan, stage, centre)),
    nodes: new Map(plan.nodes.map(({ id }) => [id, corner(centre(id))])),
    edges: [...drawn, ...inside],
  };
}

/** The arrows that are led between the nodes they pass, by their places; the others go straight over them. */
function ledArrows(lengths: readonly number[]): ReadonlySet<number> {
  const shortest = lengths.map((length, at) => ({ length, at })).sort((a, b) => a.length - b.length);
  const led = new Set<number>();
  let columns = 0;
  for (const { length, at } of shortest) {
    columns += length;
    if (columns > MOST_COLUMNS) break;
    led.add(at);
  }
  return led;
}

/**
 * The column of each node. A stage is one column; topics stand before it, and groups behind the items they are made of.
 * A tall stage, or one in which something needs a group of its own items, is as wide as its longest chain.
 */
function columnsOf({ stages, nodes, edges }: Plan): Map<string, number> {
  const known = new Map(nodes.map((node) => [node.id, { kind: "item" as Kind, ...node }]));
  const needs = new Map<string, string[]>();
  /** Stages in which something waits for a group that stands there or later. */
  const folded = new Set<number>();
  for (const { from, to } of edges) {
    const [first, then] = [known.get(from), known.get(to)];
    if (first === undefined || then === undefined || first.kind === "topic") continue;
    if (first.stage === then.stage) needs.set(to, [...(needs.get(to) ?? []), from]);
    if (first.kind === "group" && then.stage <= first.stage) folded.add(first.stage);
  }
  const depths = new Map<string, number>();
  const columns = new Map<string, number>();
  let first = 0;
  for (let stage = 0; stage < stages; stage += 1) {
    const own = nodes.filter((node) => node.stage === stage);
    const topics = own.filter(({ kind }) => kind === "topic");
    const others = own.filter(({ kind }) => kind !== "topic");
    for (const { id } of topics) columns.set(id, first);
    if (topics.length > 0) first += 1;
    const spread = folded.has(stage) || others.filter(({ kind }) => kind !== "group").length > TALL;
    let widest = 0;
    for (const { id, kind } of others) {
      const depth = spread ? depthOf(id, needs, depths, new Set()) : Number(kind === "group");
      widest = Math.max(widest, depth);
      columns.set(id, first + depth);
    }
    if (others.length > 0) first += widest + 1;
  }
  return columns;
}

/** The longest chain of needs behind a node. Advice may go in a circle; there the chain ends. */
function depthOf(id: string, needs: Map<string, string[]>, known: Map<string, number>, way: Set<string>): number {
  const before = known.get(id);
  if (before !== undefined) return before;
  if (way.has(id)) return 0;
  way.add(id);
  const depths = (needs.get(id) ?? []).map((need) => 1 + depthOf(need, needs, known, way));
  way.delete(id);
  const depth = Math.max(0, ...depths);
  known.set(id, depth);
  return depth;
}

function corner({ x, y, width, height }: Box): Box {
  return { x: round(x - width / 2), y: round(y - height / 2 + size.head), width, height };
}

function bounds(graph: Graph): { width: number; height: number } {
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const least = size.width + 2 * size.edge;
  return {
    width: Math.max(least, Number.isFinite(width) ? round(width) : 0),
    height: size.head + Math.max(size.height + 2 * size.edge, Number.isFinite(height) ? round(height) : 0),
  };
}

function begin({ nodes }: Plan, stage: number, centre: (id: string) => Box): number | null {
  const own = nodes.filter((node) => node.stage === stage).map(({ id }) => centre(id));
  return own.length === 0 ? null : round(Math.min(...own.map(({ x, width }) => x - width / 2)));
}

/** An arrow between two columns: level where it leaves and where it comes in, and between the nodes it passes. */
function across(from: Box, to: Box, bends: readonly Point[]): string {
  const ahead = Math.sign(to.x - from.x);
  const middle = bends.slice(1, -1);
  const passed = ahead < 0 ? [...middle].reverse() : middle;
  const leave = { x: from.x + (ahead * from.width) / 2, y: from.y };
  const points = [leave, ...passed, { x: to.x - (ahead * to.width) / 2, y: to.y }].map(lowered);
  return points.reduce((path, point, at) => {
    const last = points[at - 1];
    if (last === undefined) return `M${point.x} ${point.y}`;
    const half = round((last.x + point.x) / 2);
    return `${path}C${half} ${last.y} ${half} ${point.y} ${point.x} ${point.y}`;
  }, "");
}

/** An arrow in one column: straight to the next node, else in a bow beside those between. */
function within(from: Box, to: Box, column: readonly Point[]): string {
  const [a, b] = [lowered(from), lowered(to)];
  const between = column.some(({ y }) => y > Math.min(from.y, to.y) && y < Math.max(from.y, to.y));
  const down = Math.sign(to.y - from.y);
  if (!between) return `M${a.x - 56} ${a.y + (down * from.height) / 2}V${b.y - (down * to.height) / 2}`;
  const [leave, come] = [a.x - from.width / 2, b.x - to.width / 2];
  const bow = Math.min(leave, come) - 18;
  return `M${leave} ${a.y}C${bow} ${a.y} ${bow} ${b.y} ${come} ${b.y}`;
}

function lowered({ x, y }: Point): Point {
  return { x: round(x), y: round(y + size.head) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
