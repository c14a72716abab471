/** A plan as its shelf: one spine an item, in the order of its stages. */
import type { ItemState } from "#ipc/bindings.ts";
import type { Plan, PlanItem } from "#ipc/plan.ts";
import type { ShelfItem } from "#shared/Shelf.svelte";

const states: Record<ItemState, ShelfItem["state"]> = {
  waiting: "ahead",
  ready: "ahead",
  reading: "reading",
  paused: "reading",
  done: "done",
  known: "done",
  abandoned: "out",
  skipped: "out",
  removed: "out",
};

/** The stages of a plan as spines; a stage without items leaves no gap. */
export function shelfOf(plan: Plan): ShelfItem[][] {
  return plan.stages.map(({ items }) => items.map(spine)).filter((stage) => stage.length > 0);
}

/** How many spines of a shelf are in a state. */
export function countOf(stages: readonly (readonly ShelfItem[])[], state: ShelfItem["state"]): number {
  return stages.flat().filter((item) => item.state === state).length;
}

function spine({ title, book, pages, progress, state }: PlanItem): ShelfItem {
  const drawn = states[state];
  return {
    title,
    pages,
    state: book === null && drawn === "ahead" ? "unidentified" : drawn,
    share: progress ?? 0,
  };
}
