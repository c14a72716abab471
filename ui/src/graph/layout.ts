/**
 * Where the nodes and arrows of a picture stand. The columns are the stages; dagre puts the nodes of each into an order
 * with few crossings and leads long arrows between the others. Pure, and slow for large plans: it runs in a worker.
 */
import { Graph, layout as arrange } from "@dagrejs/dagre";

/** The size of a node in the picture's own units, and what lies between two. */
export const size = { width: 164, height: 46, between: 26, column: 44, head: 60, edge: 8 } as const;

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
  /** Items with the number of their stage. */
  nodes: readonly { id: string; stage: number }[];
  /** Arrows from what comes first to what needs it. */
  edges: readonly { from: string; to: string }[];
}

/** A place in the picture. */
export interface Point {
  x: number;
  y: number;
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
  /** The upper left corner of each node. */
  nodes: ReadonlyMap<string, Point>;
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
  for (const { id } of plan.nodes) graph.setNode(id, { width: size.width, height: size.height });
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
  const centre = (id: string): Point => graph.node(id) as Point;
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

/** The column of each node: its stage, and in a tall stage how far behind the stage's beginning its needs put it. */
function columnsOf({ stages, nodes, edges }: Plan): Map<string, number> {
  const stageOf = new Map(nodes.map(({ id, stage }) => [id, stage]));
  const needs = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (stageOf.get(from) === stageOf.get(to)) needs.set(to, [...(needs.get(to) ?? []), from]);
  }
  const depths = new Map<string, number>();
  const columns = new Map<string, number>();
  let first = 0;
  for (let stage = 0; stage < stages; stage += 1) {
    const own = nodes.filter((node) => node.stage === stage);
    const tall = own.length > TALL;
    let widest = 0;
    for (const { id } of own) {
      const depth = tall ? depthOf(id, needs, depths, new Set()) : 0;
      widest = Math.max(widest, depth);
      columns.set(id, first + depth);
    }
    if (own.length > 0) first += widest + 1;
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

function corner({ x, y }: Point): Point {
  return { x: round(x - size.width / 2), y: round(y - size.height / 2 + size.head) };
}

function bounds(graph: Graph): { width: number; height: number } {
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const least = size.width + 2 * size.edge;
  return {
    width: Math.max(least, Number.isFinite(width) ? round(width) : 0),
    height: size.head + Math.max(size.height + 2 * size.edge, Number.isFinite(height) ? round(height) : 0),
  };
}

function begin({ nodes }: Plan, stage: number, centre: (id: string) => Point): number | null {
  const own = nodes.filter((node) => node.stage === stage).map(({ id }) => centre(id).x);
  return own.length === 0 ? null : round(Math.min(...own) - size.width / 2);
}

/** An arrow between two columns: level where it leaves and where it comes in, and between the nodes it passes. */
function across(from: Point, to: Point, bends: readonly Point[]): string {
  const side = Math.sign(to.x - from.x) * (size.width / 2);
  const middle = bends.slice(1, -1);
  const passed = side < 0 ? [...middle].reverse() : middle;
  const points = [{ x: from.x + side, y: from.y }, ...passed, { x: to.x - side, y: to.y }].map(lowered);
  return points.reduce((path, point, at) => {
    const last = points[at - 1];
    if (last === undefined) return `M${point.x} ${point.y}`;
    const half = round((last.x + point.x) / 2);
    return `${path}C${half} ${last.y} ${half} ${point.y} ${point.x} ${point.y}`;
  }, "");
}

/** An arrow in one column: straight to the next node, else in a bow beside those between. */
function within(from: Point, to: Point, column: readonly Point[]): string {
  const [a, b] = [lowered(from), lowered(to)];
  const between = column.some(({ y }) => y > Math.min(from.y, to.y) && y < Math.max(from.y, to.y));
  const down = Math.sign(to.y - from.y) * (size.height / 2);
  if (!between) return `M${a.x - 56} ${a.y + down}V${b.y - down}`;
  const side = a.x - size.width / 2;
  const bow = side - 18;
  return `M${side} ${a.y}C${bow} ${a.y} ${bow} ${b.y} ${side} ${b.y}`;
}

function lowered({ x, y }: Point): Point {
  return { x: round(x), y: round(y + size.head) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
