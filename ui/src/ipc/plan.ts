/** A plan whole, though a long one comes in pieces. */
import { commands, type Item, type PlanDetail } from "./bindings.ts";
import { groupBy } from "#lib/groupBy.ts";
import { query } from "./queries.ts";

/** A plan with all its items. Every page that shows one asks for it by this. */
export const planQuery = (id: string) => query("plan", [id], () => wholePlan(id));

async function wholePlan(id: string): Promise<PlanDetail> {
  const { next: first, ...plan } = await commands.planGet(id);
  const rest: Item[] = [];
  let next = first;
  while (next !== null) {
    const piece = await commands.planMore(id, next);
    rest.push(...piece.rows);
    next = piece.next;
  }
  return rest.length === 0 ? plan : withItems(plan, rest);
}

/** Puts items at the end of their stages, and what was taken out beside them. */
function withItems(plan: PlanDetail, items: readonly Item[]): PlanDetail {
  const isOut = ({ state }: Item): boolean => state === "removed";
  const kept = new Map(
    groupBy(
      items.filter((item) => !isOut(item)),
      ({ stage }) => stage,
    ),
  );
  return {
    ...plan,
    stages: plan.stages.map((stage) => ({ ...stage, items: [...stage.items, ...(kept.get(stage.id) ?? [])] })),
    removed: [...plan.removed, ...items.filter(isOut)],
  };
}
