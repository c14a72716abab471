/** A plan as its shelf: one spine an item, in the order of its stages. */
import type { Item, ItemState, PlanDetail } from "#ipc/bindings.ts";
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
export function shelfOf(plan: PlanDetail): ShelfItem[][] {
  return plan.stages.map(({ items }) => items.map(spine)).filter((stage) => stage.length > 0);
}

/** How many spines of a shelf are in a state. */
export function countOf(stages: readonly (readonly ShelfItem[])[], state: ShelfItem["state"]): number {
  return stages.flat().filter((item) => item.state === state).length;
}

function spine({ title, book, part, state }: Item): ShelfItem {
  const drawn = states[state];
  return {
    title,
    pages: part?.unit === "page" ? part.last - part.first + 1 : (book?.pages ?? null),
    state: book === null && drawn === "ahead" ? "unidentified" : drawn,
    share: book?.progress ?? 0,
  };
}
