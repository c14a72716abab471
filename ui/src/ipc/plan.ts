/**
 * A plan as its pages know it: all of it in outline, and of the items that are drawn everything. The outline comes in
 * pieces, and a piece that did not change is not sent again; items come as many together as are asked for at once.
 */
import {
  commands,
  type BookId,
  type GroupId,
  type Item,
  type ItemId,
  type ItemState,
  type OutlineItem,
  type OutlineStage,
  type PlanId,
  type PlanOutline,
  type StageId,
} from "./bindings.ts";
import { groupBy } from "#lib/groupBy.ts";
import { query, queryClient, queryKey } from "./queries.ts";

/** An item in outline. */
export interface PlanItem {
  id: ItemId;
  stage: StageId;
  order: string;
  title: string;
  state: ItemState;
  book: BookId | null;
  edition: string | null;
  group: GroupId | null;
  pages: number | null;
  /** How much of its book is read, 0 to 1, while it is being read. */
  progress: number | null;
  level: string | null;
  must_read: boolean;
  optional: boolean;
}

/** A stage with its items in the reader's order. */
export interface PlanStage extends OutlineStage {
  items: PlanItem[];
}

/** A part of the outline as it came, with what tells whether it still is so. */
interface Piece {
  items: readonly PlanItem[];
  next: ItemId | null;
  print: string;
}

/** What a plan is called and what it holds: its groups too, and neither stages nor items. */
export type PlanHead = Omit<PlanOutline, "stages" | "next">;

/** A plan in outline. */
export interface Plan extends PlanHead {
  stages: PlanStage[];
  /** Items the reader took out. */
  removed: PlanItem[];
  pieces: readonly Piece[];
}

/** A plan in outline. Every page that shows one asks for it by this. */
export const planQuery = (id: PlanId) => query("plan", [id], () => readPlan(id));

/** A plan without its items: its stages and groups, and its counts. */
export const outlineQuery = (id: PlanId) => query("planOutline", [id], () => readOutline(id));

/** What is read of an item that nobody looks at any more is let go after so long. */
const KEPT_MS = 20_000;

/** An item whole. Those that are asked for together are read together. */
export const itemQuery = (plan: PlanId, id: ItemId) => ({
  ...query("planItem", [plan, id], () => readItem(plan, id)),
  // Another item's words must not stand in for this one's while it is read.
  placeholderData: (() => undefined) as never,
  gcTime: KEPT_MS,
});

/** An item whole, read now where it was not. */
export const readWhole = (plan: PlanId, id: ItemId): Promise<Item> => queryClient.fetchQuery(itemQuery(plan, id));

/** An item whole, where it was read. */
export function knownItem(plan: PlanId, id: ItemId): Item | undefined {
  return queryClient.getQueryData<Item>(queryKey("planItem", plan, id));
}

async function readPlan(id: PlanId): Promise<Plan> {
  const known = queryClient.getQueryData<Plan>(queryKey("plan", id))?.pieces ?? [];
  const [outline, pieces] = await Promise.all([readOutline(id), readPieces(id, known)]);
  const items = pieces.flatMap((piece) => piece.items).sort(inOrder);
  const kept = new Map(
    groupBy(
      items.filter(({ state }) => state !== "removed"),
      ({ stage }) => stage,
    ),
  );
  return {
    ...outline,
    stages: outline.stages.map((stage) => ({ ...stage, items: kept.get(stage.id) ?? [] })),
    removed: items.filter(({ state }) => state === "removed"),
    pieces,
  };
}

/** Its stages and groups come in pieces, as many in each as an answer carries. */
async function readOutline(id: PlanId): Promise<Omit<PlanOutline, "next">> {
  const { next, ...outline } = await commands.planOutline(id, 0);
  let from = next;
  while (from !== null) {
    const piece = await commands.planOutline(id, from);
    outline.stages.push(...piece.stages);
    outline.groups.push(...piece.groups);
    from = piece.next;
  }
  return outline;
}

async function readPieces(id: PlanId, known: readonly Piece[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  let after: ItemId | null = null;
  do {
    const before: Piece | undefined = known[pieces.length];
    const { items, next, print, unchanged } = await commands.planItems(id, after, before?.print ?? null);
    pieces.push({ items: unchanged && before !== undefined ? before.items : items.map(planItem), next, print });
    after = next;
  } while (after !== null);
  return pieces;
}

function planItem(item: OutlineItem): PlanItem {
  const { book, edition, group, pages, progress, level, must_read, optional } = item;
  return {
    ...item,
    book: book ?? null,
    edition: edition ?? null,
    group: group ?? null,
    pages: pages ?? null,
    progress: progress ?? null,
    level: level ?? null,
    must_read: must_read ?? false,
    optional: optional ?? false,
  };
}

function inOrder(one: PlanItem, other: PlanItem): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** Who waits for an item. */
interface Waiting {
  resolve: (item: Item) => void;
  reject: (reason: unknown) => void;
}

/** So many are asked for at once. */
const MOST = 50;

/** What was asked for since the last turn of the page, by plan and item. */
const wanted = new Map<PlanId, Map<ItemId, Waiting[]>>();

function readItem(plan: PlanId, id: ItemId): Promise<Item> {
  if (wanted.size === 0) setTimeout(readWanted);
  const ofPlan = wanted.get(plan) ?? new Map<ItemId, Waiting[]>();
  wanted.set(plan, ofPlan);
  return new Promise((resolve, reject) => {
    ofPlan.set(id, [...(ofPlan.get(id) ?? []), { resolve, reject }]);
  });
}

function readWanted(): void {
  const plans = [...wanted];
  wanted.clear();
  for (const [plan, waiting] of plans) {
    const all = [...waiting];
    for (let at = 0; at < all.length; at += MOST) void readTogether(plan, new Map(all.slice(at, at + MOST)));
  }
}

/** Reads items until all are there: an answer carries as many as it may. */
async function readTogether(plan: PlanId, waiting: Map<ItemId, Waiting[]>): Promise<void> {
  const rejectAll = (reason: unknown): void => [...waiting.values()].flat().forEach(({ reject }) => reject(reason));
  try {
    while (waiting.size > 0) {
      const items = await commands.planRows(plan, [...waiting.keys()]);
      if (items.length === 0) {
        // It has gone since it was drawn; the outline that comes next no longer has it.
        return rejectAll({ code: "not_found", message: "", field: null, detail: null });
      }
      for (const item of items) {
        waiting.get(item.id)?.forEach(({ resolve }) => resolve(item));
        waiting.delete(item.id);
      }
    }
  } catch (thrown) {
    rejectAll(thrown);
  }
}
