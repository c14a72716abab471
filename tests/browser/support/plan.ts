/** A plan as its page puts it together: the outline first, then the items. */
import type { Bridge } from "./bridge.ts";

/** A plan as the shell answers it, as far as the tests look. */
export interface PlanDetail {
  stages: {
    id: string;
    items: { id: string; title: string; state: string; book: { id: string; title: string } | null }[];
  }[];
}

interface Outlined {
  id: string;
  stage: string;
  order: string;
  state: string;
}

interface Piece {
  items: Outlined[];
  next: string | null;
}

type Item = PlanDetail["stages"][number]["items"][number];

/** So many items are asked for at once. */
const MOST = 50;

/** A plan with its items whole, stage by stage and in order. */
export async function planOf(bridge: Bridge, id: string): Promise<PlanDetail> {
  const plan = await bridge.call<PlanDetail>("plan_outline", { id, from: 0 });
  const outline = (await outlineOf(bridge, id)).filter(({ state }) => state !== "removed");
  outline.sort((one, other) => (`${one.order} ${one.id}` < `${other.order} ${other.id}` ? -1 : 1));
  const items = new Map<string, Item>();
  for (let at = 0; at < outline.length; at += MOST) {
    const ids = outline.slice(at, at + MOST).map((item) => item.id);
    const rows = await bridge.call<Item[]>("plan_rows", { id, items: ids });
    rows.forEach((item) => items.set(item.id, item));
  }
  const stages = plan.stages.map((stage) => ({
    ...stage,
    items: outline.filter((item) => item.stage === stage.id).flatMap((item) => items.get(item.id) ?? []),
  }));
  return { ...plan, stages };
}

async function outlineOf(bridge: Bridge, id: string): Promise<Outlined[]> {
  const items: Outlined[] = [];
  let after: string | null = null;
  do {
    const piece: Piece = await bridge.call<Piece>("plan_items", { id, after, known: null });
    items.push(...piece.items);
    after = piece.next;
  } while (after !== null);
  return items;
}
