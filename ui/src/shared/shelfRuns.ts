/** A shelf that is too long to draw: neighbours stand for each other, so that it stays the plan's progress bar. Pure. */
import type { ShelfItem } from "./Shelf.svelte";

/** The most spines that are drawn; more would be thinner than a line. */
export const MOST_SPINES = 160;

/** The stages with as many spines as can be drawn: of a run of neighbours in one state, one spine of all their pages. */
export function condensed(
  stages: readonly (readonly ShelfItem[])[],
  unknown: number,
): readonly (readonly ShelfItem[])[] {
  const count = stages.reduce((sum, items) => sum + items.length, 0);
  if (count <= MOST_SPINES) return stages;
  const most = Math.ceil(count / MOST_SPINES);
  return stages.map((items) => runs(items, most, unknown));
}

function runs(items: readonly ShelfItem[], most: number, unknown: number): ShelfItem[] {
  const drawn: (ShelfItem & { of: number })[] = [];
  for (let at = 0; at < items.length; at += most) {
    const run = items.slice(at, at + most);
    const first = run[0];
    if (first === undefined) break;
    const reading = run.find(({ state }) => state === "reading");
    const pages = run.reduce((sum, item) => sum + (item.pages ?? unknown), 0);
    drawn.push({ ...(reading ?? commonest(run) ?? first), pages, of: run.length });
  }
  return drawn.map(({ of: _, ...item }) => item);
}

/** The first item in the state that most of a run are in. */
function commonest(run: readonly ShelfItem[]): ShelfItem | undefined {
  const counts = new Map<ShelfItem["state"], number>();
  run.forEach(({ state }) => counts.set(state, (counts.get(state) ?? 0) + 1));
  const [state] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
  return run.find((item) => item.state === state);
}
