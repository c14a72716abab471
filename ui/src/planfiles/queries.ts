/** What these pages ask. Long answers come in pieces. */
import { commands, type PlanSource, type Rows, type UpdateEntry, type UpdateRows } from "#ipc/bindings.ts";
import { query } from "#ipc/queries.ts";

/** A new version of a plan with all its entries. */
export interface WholeUpdate extends Omit<UpdateRows, "entries"> {
  entries: UpdateEntry[];
}

/** What a newer version changes. */
export const updateQuery = (plan: string, source: PlanSource) =>
  query("planUpdate", [plan, source], () => wholeUpdate(plan, source));

/** What a text is. */
export const lookQuery = (source: PlanSource) => query("planLook", [source], () => commands.planLook(source));

/** The lines of a list that were taken for books. */
export const linesQuery = (source: PlanSource) =>
  query("planLines", [source], () => all((from) => commands.planLines(source, from)));

/** The lines of a list that were not. */
export const leftQuery = (source: PlanSource) =>
  query("planLeft", [source], () => all((from) => commands.planLeft(source, from)));

async function wholeUpdate(plan: string, source: PlanSource): Promise<WholeUpdate> {
  const first = await commands.planCompare(plan, source, 0);
  const rest = await all(async (from) => (await commands.planCompare(plan, source, from)).entries, first.entries);
  return {
    title: first.title,
    from: first.from,
    to: first.to,
    notes: first.notes,
    effort: first.effort,
    entries: rest,
  };
}

/** All rows of an answer that comes in pieces. */
async function all<Row>(ask: (from: number) => Promise<Rows<Row>>, first?: Rows<Row>): Promise<Row[]> {
  let piece = first ?? (await ask(0));
  const rows = [...piece.rows];
  while (piece.next !== null) {
    piece = await ask(piece.next);
    rows.push(...piece.rows);
  }
  return rows;
}
