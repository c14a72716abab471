/** The order of a plan: where an item stands, where a step would put it, and what a move goes against. Pure. */
import type { GroupId, Item, ItemId, ItemPlace } from "#ipc/bindings.ts";
import type { Plan, PlanItem, PlanStage } from "#ipc/plan.ts";

/** Items that stand and move together: one alone, or the neighbours of one group. */
export interface Block {
  group: GroupId | null;
  items: PlanItem[];
}

/** Where an item stands. */
export interface Standing {
  stage: PlanStage;
  stageAt: number;
  /** Counted from 0 within the stage. */
  at: number;
  item: PlanItem;
}

/** Items to move, in their order, and where to. */
export interface Move {
  ids: ItemId[];
  to: ItemPlace;
}

/** A step towards the beginning or the end. */
export type Direction = -1 | 1;

/** Where an item stands; undefined for one that was taken out. */
export function standingOf(plan: Plan, id: ItemId): Standing | undefined {
  for (const [stageAt, stage] of plan.stages.entries()) {
    const at = stage.items.findIndex((item) => item.id === id);
    const item = stage.items[at];
    if (item !== undefined) return { stage, stageAt, at, item };
  }
  return undefined;
}

/** The items as blocks: neighbours of one group together, every other item alone. */
export function blocksOf(items: readonly PlanItem[]): Block[] {
  const blocks: Block[] = [];
  for (const item of items) {
    const last = blocks.at(-1);
    if (item.group !== null && last?.group === item.group) last.items.push(item);
    else blocks.push({ group: item.group, items: [item] });
  }
  return blocks;
}

/**
 * One step within the stage, past the next item that is shown. A member of a group steps within it; at its edge the
 * whole group goes. Undefined where there is no further place.
 */
export function stepWithin(plan: Plan, id: ItemId, direction: Direction, shown: ReadonlySet<ItemId>): Move | undefined {
  const standing = standingOf(plan, id);
  if (standing === undefined) return undefined;
  const { stage } = standing;
  const blocks = blocksOf(stage.items);
  const blockAt = blocks.findIndex(({ items }) => items.some((item) => item.id === id));
  const block = blocks[blockAt];
  if (block === undefined) return undefined;

  const alone: Block[] = block.items.map((item) => ({ group: null, items: [item] }));
  const inside = alone.findIndex(({ items }) => items[0]?.id === id);
  const nextInside = nextShown(alone, inside, direction, shown);
  if (nextInside !== undefined) {
    const after = [...alone, ...blocks.slice(blockAt + 1)];
    return { ids: [id], to: { stage: stage.id, before: landing(after, nextInside, direction) } };
  }
  const next = nextShown(blocks, blockAt, direction, shown);
  if (next === undefined) return undefined;
  return { ids: idsOf(block), to: { stage: stage.id, before: landing(blocks, next, direction) } };
}

/** To the end of the stage before, or the beginning of the stage after; a group goes whole. */
export function stepStage(plan: Plan, id: ItemId, direction: Direction): Move | undefined {
  const standing = standingOf(plan, id);
  const stage = standing === undefined ? undefined : plan.stages[standing.stageAt + direction];
  if (stage === undefined) return undefined;
  const before = direction === 1 ? (stage.items[0]?.id ?? null) : null;
  return { ids: movingWith(plan, id), to: { stage: stage.id, before } };
}

/** The item, and the neighbours of its group that go with it. */
export function movingWith(plan: Plan, id: ItemId): ItemId[] {
  const items = standingOf(plan, id)?.stage.items ?? [];
  const block = blocksOf(items).find((each) => each.items.some((item) => item.id === id));
  return block === undefined ? [id] : idsOf(block);
}

/** The plan as it is after a move, for showing it at once. */
export function moved(plan: Plan, { ids, to }: Move): Plan {
  const items = ids.flatMap((id) => standingOf(plan, id)?.item ?? []);
  const stages = plan.stages.map((stage) => {
    const others = stage.items.filter(({ id }) => !ids.includes(id));
    if (stage.id !== to.stage) return { ...stage, items: others };
    const at = to.before === null ? others.length : others.findIndex(({ id }) => id === to.before);
    const placed = items.map((item) => ({ ...item, stage: to.stage }));
    return { ...stage, items: others.toSpliced(at < 0 ? others.length : at, 0, ...placed) };
  });
  return { ...plan, stages };
}

/** An item that stands before one it still needs. */
export interface BrokenNeed {
  item: string;
  needs: string;
}

/** What is out of order between the moved items and the rest: allowed, but said. */
export function brokenNeeds(plan: Plan, items: readonly Item[]): BrokenNeed[] {
  const order = plan.stages.flatMap((stage) => stage.items);
  const places = new Map(order.map((item, at) => [item.id, at]));
  const isBefore = (one: ItemId, other: ItemId): boolean => (places.get(one) ?? -1) < (places.get(other) ?? -1);
  return items.flatMap((item) => {
    const first = item.requires.flatMap(({ item: need, strength, satisfied }) =>
      need !== null && strength === "hard" && !satisfied && isBefore(item.id, need.id)
        ? [{ item: item.title, needs: need.title }]
        : [],
    );
    const waiting = item.unlocks.filter(({ id }) => isBefore(id, item.id));
    return [...first, ...waiting.map(({ title }) => ({ item: title, needs: item.title }))];
  });
}

function nextShown(
  blocks: readonly Block[],
  from: number,
  direction: Direction,
  shown: ReadonlySet<ItemId>,
): number | undefined {
  for (let at = from + direction; at >= 0 && at < blocks.length; at += direction) {
    if (blocks[at]?.items.some(({ id }) => shown.has(id)) === true) return at;
  }
  return undefined;
}

/** The item to stand before in order to be just past the block at `next`. */
function landing(blocks: readonly Block[], next: number, direction: Direction): ItemId | null {
  return blocks[direction === -1 ? next : next + 1]?.items[0]?.id ?? null;
}

function idsOf({ items }: Block): ItemId[] {
  return items.map(({ id }) => id);
}
