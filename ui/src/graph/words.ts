/** What is said of a node: in the picture, to a screen reader, in the table. */
import { t } from "#i18n/index.svelte.ts";
import type { GraphNode, Part, PlanGraph } from "#ipc/bindings.ts";
import type { IconName } from "#lib/icons.ts";
import { stateIcon } from "#lib/readingStates.ts";
import { keyOf, type Drawn } from "./places.ts";

/** About as many letters as fit into the first line of a node, beside the sign of its state. */
const FIRST = 17;

/** The two lines of a node: the title, and where it is a part, which. What is longer is cut off by the picture. */
export function linesOf(node: Pick<GraphNode, "title" | "part">): string[] {
  if (node.part !== null) return [node.title, partWords(node.part)];
  const words = node.title.split(" ");
  let at = 1;
  while (at < words.length && words.slice(0, at + 1).join(" ").length <= FIRST) at += 1;
  return [words.slice(0, at), words.slice(at)].map((line) => line.join(" ")).filter(Boolean);
}

/** “Chapters 1–7”. */
export function partWords({ unit, first, last }: Part): string {
  return t.plans.part[unit](first, last);
}

/** The title with its part. */
export function nameOf(node: Pick<GraphNode, "title" | "part">): string {
  return node.part === null ? node.title : `${node.title} ${partWords(node.part)}`;
}

/** How a node stands, in a word. */
export function stateWord({ state, unidentified }: GraphNode): string {
  if (state === "ready") return unidentified ? t.shared.states.unidentified : t.graph.ready;
  return state === "waiting" ? t.graph.blocked : t.shared.states[state];
}

/** How a node stands, and what keeps it waiting. */
export function statusOf(node: GraphNode, graph: PlanGraph): string {
  if (node.state !== "waiting") return stateWord(node);
  const blockers = [...titles(node.blocked_by, graph), ...node.open_topics];
  return blockers.length === 0 ? t.graph.blocked : t.graph.blockedBy(blockers.join(", "));
}

/** What is said of a group or a topic. */
export interface JunctionWords {
  title: string;
  /** How it stands. */
  status: string;
  /** Both, with what it is. */
  spoken: string;
  /** Nothing waits for it any more. */
  isDone: boolean;
}

/** What is said of a group or a topic: how many of it are done, whether it is known. */
export function junctionWords(drawn: Exclude<Drawn, { kind: "item" }>, graph: PlanGraph): JunctionWords {
  if (drawn.kind === "topic") {
    const { name, is_known: isDone } = drawn.topic;
    const status = isDone ? t.graph.topicKnown : t.graph.topicOpen;
    return { title: name, status, spoken: t.graph.node(t.graph.topicNamed(name), status), isDone };
  }
  const { title, take, done, members } = drawn.group;
  const status = t.graph.groupStatus(take, members.length, done);
  const among = t.graph.among(titles(members, graph).join(", "));
  return {
    title,
    status,
    spoken: t.graph.node(t.graph.groupNamed(title), `${status}, ${among}`),
    isDone: done >= take,
  };
}

/** What needs a group or a topic, by titles. */
export function opensOf(key: string, graph: PlanGraph): string[] {
  return titles([...new Set(graph.edges.filter(({ from }) => keyOf(from) === key).map(({ to }) => to))], graph);
}

/** The titles of items. */
export function titles(ids: readonly string[], graph: PlanGraph): string[] {
  const found = ids.map((id) => graph.nodes.find((node) => node.id === id));
  return found.flatMap((node) => (node === undefined ? [] : [nameOf(node)]));
}

/** The shape of its state. */
export function iconOf(node: GraphNode): IconName {
  if (node.state === "waiting") return "lock";
  if (node.state === "ready") return node.unidentified ? "s-unknown" : "lock-open";
  return stateIcon(node.state);
}

/** Which look a node has. */
export function lookOf({ state }: GraphNode): string {
  if (state === "reading" || state === "paused") return "is-reading";
  if (state === "ready") return "is-ready";
  return state === "waiting" ? "" : "is-done";
}
