/** What the reader can do with an item of a plan: the same from its row, its menu, its details, a key, the palette. */
import { t } from "#i18n/index.svelte.ts";
import type { Item, ItemId } from "#ipc/bindings.ts";
import { knownItem, type Plan, type PlanItem } from "#ipc/plan.ts";
import { go } from "#lib/router.svelte.ts";
import { say } from "#lib/toasts.svelte.ts";
import { changeState, mark, move } from "./changes.ts";
import { brokenNeeds, moved, standingOf, stepStage, stepWithin, type Direction, type Move } from "./order.ts";
import type { PlanView } from "./view.svelte.ts";
import type { ReadingState } from "#lib/readingStates.ts";

/** An item by its id and name, in outline or whole. */
type Named = Pick<PlanItem, "id" | "title">;

/** Opens the book's page, or asks which book it is. */
export function openItem(view: PlanView, item: Item): void {
  if (item.book === null) view.asked = { kind: "match", item };
  else go("book", item.book.id);
}

/** Goes to a state; what needs a date or a reason asks for it. */
export function setState(view: PlanView, item: Item, to: ReadingState): unknown {
  return changeState(view.plan.id, item, to, (question) => (view.asked = { kind: "read", question }));
}

/** Marks an item as known already, or takes that back. */
export function toggleKnown(view: PlanView, item: Item): unknown {
  return mark(view.plan.id, [item.id], item.mark === "known" ? null : "known");
}

/** Leaves an item out, or takes it back. */
export function toggleSkipped(view: PlanView, item: Item): unknown {
  return mark(view.plan.id, [item.id], item.mark === "skipped" ? null : "skipped");
}

/** Takes an item out of the plan; it stays among those that were taken out. */
export function takeOut(view: PlanView, item: Item): unknown {
  return mark(view.plan.id, [item.id], "removed");
}

/** Brings back what was taken out. */
export function bringBack(view: PlanView, ids: ItemId[]): unknown {
  return mark(view.plan.id, ids, null);
}

/** Moves an item by one place or one stage, and says where it is then. */
export async function step(view: PlanView, item: Named, by: "place" | "stage", direction: Direction): Promise<void> {
  const shown = new Set(view.rows.map(({ id }) => id));
  const next =
    by === "place" ? stepWithin(view.plan, item.id, direction, shown) : stepStage(view.plan, item.id, direction);
  if (next === undefined) view.said = t.plans.move.edge(item.title, by, direction);
  else await moveTo(view, item, next);
}

/** Moves items, says where they are then, and what they now stand before although they need it. */
export async function moveTo(view: PlanView, item: Named, { ids, to }: Move): Promise<void> {
  const before = view.plan;
  const after = moved(before, { ids, to });
  if (isSame(before, after)) return;
  view.said = placeWords(after, item);
  view.pointAt(item.id);
  const ok = await move(before.id, { ids, to });
  if (!ok) {
    view.said = t.plans.move.refused(item.title);
    return;
  }
  const broken = brokenNeeds(
    after,
    ids.flatMap((id) => knownItem(before.id, id) ?? []),
  )[0];
  if (broken !== undefined) say(t.plans.move.broken(broken.item, broken.needs), { icon: "lock" });
  view.focusRow(item.id);
}

function placeWords(plan: Plan, item: Named): string {
  const place = standingOf(plan, item.id);
  return place === undefined
    ? ""
    : t.plans.move.done(item.title, place.at + 1, place.stage.items.length, place.stage.title);
}

function isSame(one: Plan, other: Plan): boolean {
  const order = ({ stages }: Plan): string =>
    stages.map(({ id, items }) => [id, ...items.map((item) => item.id)].join()).join(";");
  return order(one) === order(other);
}
