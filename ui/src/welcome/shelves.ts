/** An offered plan as shelves: its stages in two rows of about the same length. */
import type { OfferedBook, PlanOffer } from "#ipc/bindings.ts";

/** One row of the bookcase. */
export interface ShelfRow {
  /** The first and last of its stages, counted from 1. */
  from: number;
  to: number;
  /** Its books, one list a stage. */
  stages: OfferedBook[][];
}

/** The rows of a plan's bookcase; a plan of one stage, or of few books, has one. */
export function shelfRows(offer: PlanOffer, fewest = 14): ShelfRow[] {
  const stages = byStage(offer.shelf);
  if (stages.length < 2 || offer.shelf.length < fewest) return [row(stages, 0, stages.length)];
  const cut = middle(stages);
  return [row(stages, 0, cut), row(stages, cut, stages.length)];
}

function row(stages: readonly OfferedBook[][], from: number, to: number): ShelfRow {
  return { from: from + 1, to, stages: stages.slice(from, to) };
}

function byStage(shelf: readonly OfferedBook[]): OfferedBook[][] {
  const count = Math.max(0, ...shelf.map(({ stage }) => stage + 1));
  return Array.from({ length: count }, (_, stage) => shelf.filter((book) => book.stage === stage));
}

/** Where to part the stages so that both rows hold as even a number of books as can be. */
function middle(stages: readonly OfferedBook[][]): number {
  const sizes = stages.map(({ length }) => length);
  const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);
  const unevenness = (cut: number): number => Math.abs(sum(sizes.slice(0, cut)) - sum(sizes.slice(cut)));
  const cuts = Array.from({ length: stages.length - 1 }, (_, at) => at + 1);
  return cuts.reduce((best, cut) => (unevenness(cut) < unevenness(best) ? cut : best), 1);
}
