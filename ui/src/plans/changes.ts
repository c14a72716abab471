/** The changes that the plan screens make: each shown at once, said with its undo, and taken back if it is refused. */
import { commands, type Item, type ItemId, type Mark, type PlanDetail } from "#ipc/bindings.ts";
import { change, edit, type Optimistic, type Outcome } from "#ipc/change.ts";
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
  const optimistic = [edit(queryKey("plan", plan), (now: PlanDetail) => moved(now, { ids, to }))];
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

function shown(plan: string, ids: readonly ItemId[], now: (item: Item) => Partial<Item>): { optimistic: Optimistic[] } {
  const after = (item: Item): Item => (ids.includes(item.id) ? { ...item, ...now(item) } : item);
  return {
    optimistic: [
      edit(queryKey("plan", plan), (before: PlanDetail) => ({
        ...before,
        stages: before.stages.map((stage) => ({ ...stage, items: stage.items.map(after) })),
      })),
    ],
  };
}
