/** Which items of a plan are shown, and how each counts. Pure. */
import { t } from "#i18n/index.svelte.ts";
import type { GroupId, ItemId, ItemState, StageId } from "#ipc/bindings.ts";
import type { Plan, PlanItem, PlanStage } from "#ipc/plan.ts";
import type { ReadingState } from "#lib/readingStates.ts";

/** What decides how an item is drawn, in outline or whole: `book` is null where none is known. */
interface Standing {
  state: ItemState;
  group: GroupId | null;
  book: unknown;
}

/** What the page's chips ask for. They narrow together. */
export interface Filters {
  ready: boolean;
  must: boolean;
  optional: boolean;
  unidentified: boolean;
  /** beginner, intermediate, advanced; null for any. */
  level: string | null;
  hideFinished: boolean;
}

/** The words of the address: `ready=1&level=beginner`. Finished items are hidden unless it says `finished=1`. */
export function filtersOf(search: Readonly<Record<string, string>>): Filters {
  return {
    ready: search["ready"] === "1",
    must: search["must"] === "1",
    optional: search["optional"] === "1",
    unidentified: search["unidentified"] === "1",
    level: search["level"] ?? null,
    hideFinished: search["finished"] !== "1",
  };
}

/** Whether any chip but “Hide finished” narrows the list. */
export function isNarrowed({ ready, must, optional, unidentified, level }: Filters): boolean {
  return ready || must || optional || unidentified || level !== null;
}

/** How an item is drawn: as it stands, or as a recommendation that waits for its book. */
export function stateOf(item: Standing): ReadingState {
  return isUnidentified(item) ? "unidentified" : item.state;
}

/** Whether nobody has said yet which book this is. */
export function isUnidentified(item: Standing): boolean {
  return item.book === null && (item.state === "waiting" || item.state === "ready");
}

/** The groups of which the reader has finished as many as they take. */
export function decidedGroups(plan: Plan): ReadonlySet<GroupId> {
  const done = new Map<GroupId, number>();
  for (const item of plan.stages.flatMap((stage) => stage.items)) {
    if (item.group !== null && isDone(item)) done.set(item.group, (done.get(item.group) ?? 0) + 1);
  }
  return new Set(plan.groups.filter(({ id, take }) => (done.get(id) ?? 0) >= take).map(({ id }) => id));
}

/** Whether an item needs no reading any more because its group is decided without it. */
export function isLeftOver(item: Standing, decided: ReadonlySet<GroupId>): boolean {
  const open = item.state === "ready" || item.state === "waiting";
  return open && item.group !== null && decided.has(item.group);
}

/** Whether an item can be begun now. */
export function isReady(item: Standing, decided: ReadonlySet<GroupId>): boolean {
  return item.state === "ready" && item.book !== null && !isLeftOver(item, decided);
}

/** Read, or known without reading. */
export function isDone({ state }: Pick<Standing, "state">): boolean {
  return state === "done" || state === "known";
}

/** The items of a stage that “Hide finished” hides. Given up stays in sight: it is not done. */
export function finishedOf(stage: PlanStage, decided: ReadonlySet<GroupId>): PlanItem[] {
  return stage.items.filter((item) => isDone(item) || isLeftOver(item, decided));
}

/** The items of a stage that are shown; `opened` stages show their finished ones whatever the filter says. */
function shownOf(
  stage: PlanStage,
  filters: Filters,
  decided: ReadonlySet<GroupId>,
  opened: readonly StageId[],
): PlanItem[] {
  const hidden: ReadonlySet<ItemId> =
    filters.hideFinished && !opened.includes(stage.id)
      ? new Set(finishedOf(stage, decided).map(({ id }) => id))
      : new Set();
  return stage.items.filter((item) => !hidden.has(item.id) && fits(item, filters, decided));
}

/** The shown items of every stage, in order. */
export function shownOfAll(
  plan: Plan,
  filters: Filters,
  decided: ReadonlySet<GroupId>,
  opened: readonly StageId[],
): ReadonlyMap<StageId, PlanItem[]> {
  return new Map(plan.stages.map((stage) => [stage.id, shownOf(stage, filters, decided, opened)]));
}

/** How a choice is called, and how many of it are taken. */
export interface Rule {
  title: string;
  rule: string;
}

/** The rule of a group; none where there is nothing left to choose between. */
export function ruleOfGroup(plan: Plan, id: GroupId | null): Rule | undefined {
  const group = id === null ? undefined : plan.groups.find((each) => each.id === id);
  if (group === undefined) return undefined;
  const members = countOf(plan, (item) => item.group === id);
  return members <= group.take ? undefined : { title: group.title, rule: t.plans.rule(group.take, members) };
}

/** How many items of the plan a chip would leave, for the number beside it. */
export function countOf(plan: Plan, fitsChip: (item: PlanItem) => boolean): number {
  return plan.stages.flatMap((stage) => stage.items).filter(fitsChip).length;
}

function fits(item: PlanItem, filters: Filters, decided: ReadonlySet<GroupId>): boolean {
  return (
    (!filters.ready || isReady(item, decided)) &&
    (!filters.must || item.must_read) &&
    (!filters.optional || item.optional) &&
    (!filters.unidentified || isUnidentified(item)) &&
    (filters.level === null || item.level === filters.level)
  );
}
