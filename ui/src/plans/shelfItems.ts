/** A plan as the spines of its shelf. Pure. */
import type { GroupId, PlanOffer } from "#ipc/bindings.ts";
import type { Plan, PlanItem } from "#ipc/plan.ts";
import { groupBy } from "#lib/groupBy.ts";
import { decidedGroups, isDone, isLeftOver, isUnidentified } from "./shown.ts";

/** How a spine is drawn. */
interface Spine {
  title: string;
  pages: number | null;
  state: "done" | "reading" | "ahead" | "out" | "unidentified";
  share?: number;
}

/** The spines of a plan, one list a stage. */
export function shelfOf(plan: Plan): Spine[][] {
  const decided = decidedGroups(plan);
  return plan.stages
    .map((stage) => stage.items.map((item) => spineOf(item, decided)))
    .filter((items) => items.length > 0);
}

/** How many items of each kind the shelf shows. */
export function shelfCounts(stages: readonly (readonly Spine[])[]): Record<Spine["state"], number> {
  const counts = { done: 0, reading: 0, ahead: 0, out: 0, unidentified: 0 };
  stages.flat().forEach(({ state }) => (counts[state] += 1));
  return counts;
}

/** The spines of a built-in plan that was not taken yet. */
export function shelfOfOffer(offer: PlanOffer): Spine[][] {
  return groupBy(offer.shelf, ({ stage }) => stage).map(([, books]) =>
    books.map(({ title, pages }) => ({
      title: title ?? "",
      pages,
      state: title === null ? ("unidentified" as const) : ("ahead" as const),
    })),
  );
}

function spineOf(item: PlanItem, decided: ReadonlySet<GroupId>): Spine {
  const spine = { title: item.title, pages: item.pages };
  if (isDone(item)) return { ...spine, state: "done" };
  if (isUnidentified(item)) return { ...spine, state: "unidentified" };
  if (item.state === "reading" || item.state === "paused") {
    return { ...spine, state: "reading", share: item.progress ?? 0 };
  }
  const out = item.state === "skipped" || item.state === "abandoned" || isLeftOver(item, decided);
  return { ...spine, state: out ? "out" : "ahead" };
}
