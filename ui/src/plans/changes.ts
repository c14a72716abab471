/** The changes that the plan screens make: each shown at once, said with its undo, and taken back if it is refused. */
import { commands, type Item, type ItemId, type ItemState, type Mark } from "#ipc/bindings.ts";
import { change, edit, type Optimistic, type Outcome } from "#ipc/change.ts";
import type { Plan, PlanItem } from "#ipc/plan.ts";
import { queryKey } from "#ipc/queries.ts";
import type { ReadingState } from "#lib/readingStates.ts";
import { questionAbout, takeBack, type ReadQuestion } from "#shared/reads.ts";
import { moved, type Move } from "./order.ts";

/** Goes to a state from the menu of states; reading states act on the item's book. */
export async function changeState(
  plan: string,
  item: Item,
  to: ReadingState,
  ask: (question: ReadQuestion) => void,
): Promise<unknown> {
  const book = item.book;
  if (to === "known" || to === "skipped") return mark(plan, [item.id], to);
  if (to === "ready" || to === "waiting" || to === "unidentified") {
    // What the reader decided goes first; else it is the read that is taken back.
    if (item.mark !== null || book === null || book.state === "unread") return mark(plan, [item.id], null);
    return takeBack([book.id], `“${item.title}”`, ask);
  }
  if (book === null || to === item.state) return undefined;
  if (to === "reading") return read(plan, item);
  if (to === "paused") return ask(questionAbout("pause", { id: book.id, title: item.title }));
  if (to === "abandoned") return ask(questionAbout("stop", { id: book.id, title: item.title }));
  if (item.mark === "skipped" || item.mark === "removed") await mark(plan, [item.id], null, { silent: true });
  if (to === "done")
    return change(
      () => commands.readFinish(book.id, ""),
      shown(plan, [item.id], () => ({ state: "done" })),
    );
  return undefined;
}

/** Marks items as known, left out or taken out; null takes them back. */
export function mark(
  plan: string,
  ids: ItemId[],
  as: Mark | null,
  { silent = false, reason = "" } = {},
): Promise<Outcome<null>> {
  // What a freed item is, ready or waiting, only the core can say.
  const options =
    as === "known" || as === "skipped"
      ? shown(plan, ids, (item) => ({ state: item.state === "reading" ? "reading" : as, mark: as }))
      : {};
  return change(() => commands.itemMark(ids, as, reason), { ...options, silent });
}

/** Moves items to a place, in their order, as one step. Answers whether they went. */
export async function move(plan: string, { ids, to }: Move): Promise<boolean> {
  const optimistic = [edit(queryKey("plan", plan), (now: Plan) => moved(now, { ids, to }))];
  return (await change(() => commands.itemMove(ids, to), { optimistic })).ok;
}

async function read(plan: string, item: Item): Promise<Outcome<unknown>> {
  const book = item.book;
  if (book === null) throw new Error("BUG: only an item with a book can be read");
  // Left out and taken out outlast a reading; beginning it says that they no longer hold.
  if (item.mark === "skipped" || item.mark === "removed") await mark(plan, [item.id], null, { silent: true });
  const options = shown(plan, [item.id], ({ mark: before }) => ({
    state: "reading",
    mark: before === "known" ? before : null,
  }));
  return book.state === "paused"
    ? change(() => commands.readResume(book.id), options)
    : change(() => commands.readStart(book.id, "", book.edition_id), options);
}

/** What the reader sees of an item at once. */
interface Seen {
  state: ItemState;
  mark?: Mark | null;
}

/** Shows a change of items before the library has answered: in the outline, and where the item itself is drawn. */
function shown(
  plan: string,
  ids: readonly ItemId[],
  now: (item: Pick<Item, "state" | "mark">) => Seen,
): { optimistic: Optimistic[] } {
  const after = (item: PlanItem): PlanItem => {
    if (!ids.includes(item.id)) return item;
    return { ...item, state: now({ state: item.state, mark: null }).state };
  };
  const whole = ids.map((id) => edit(queryKey("planItem", plan, id), (item: Item) => ({ ...item, ...now(item) })));
  const outline = edit(queryKey("plan", plan), (before: Plan) => ({
    ...before,
    stages: before.stages.map((stage) => ({ ...stage, items: stage.items.map(after) })),
  }));
  return { optimistic: [outline, ...whole] };
}
