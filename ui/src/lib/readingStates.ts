/** How a book, a read or an item of a plan stands, in the core's own words, and the shape each state is shown by. */
import type { IconName } from "./icons.ts";

/** The shape of a state: what comes after `s-` in its icon, and after `state--` in the style sheets. */
type Shape = "todo" | "reading" | "paused" | "finished" | "dnf" | "known" | "skipped" | "unknown";

const shapes = {
  unread: "todo",
  waiting: "todo",
  ready: "todo",
  reading: "reading",
  paused: "paused",
  finished: "finished",
  done: "finished",
  abandoned: "dnf",
  known: "known",
  skipped: "skipped",
  removed: "skipped",
  unidentified: "unknown",
} as const satisfies Record<string, Shape>;

/** A state of a book, a read or an item; `unidentified` is a recommendation without a book. */
export type ReadingState = keyof typeof shapes;

/** The shape of a state. */
export function stateShape(state: ReadingState): Shape {
  return shapes[state];
}

/** The icon of a state. */
export function stateIcon(state: ReadingState): IconName {
  return `s-${shapes[state]}`;
}
