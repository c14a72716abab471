/** What is chosen on the page of a plan: filters, the cursor, the open details, what a dialog asks. */
import type { GroupId, Item, ItemId, NeedTarget, StageId } from "#ipc/bindings.ts";
import { knownItem, type Plan, type PlanItem, type PlanStage } from "#ipc/plan.ts";
import { choose } from "#lib/router.svelte.ts";
import type { ReadQuestion } from "#shared/reads.ts";
import { decidedGroups, filtersOf, shownOfAll, type Filters } from "./shown.ts";
import { standingOf, type Standing } from "./order.ts";

/** A dialog that is open on the page. */
export type Asked =
  | { kind: "match"; item: Item }
  | { kind: "move"; item: Pick<PlanItem, "id" | "title"> }
  | { kind: "group"; item: Item }
  | { kind: "part"; item: Item }
  | { kind: "need"; item: Item }
  | { kind: "waive"; item: Item; needs: NeedTarget; name: string }
  | { kind: "read"; question: ReadQuestion }
  | { kind: "add"; stage: StageId | null }
  | { kind: "stage"; stage: PlanStage | null }
  | { kind: "facts"; item: Item }
  | { kind: "publish" }
  | { kind: "edit" };

/** Where a dragged row would land: just before or after the row under the pointer, or at a stage's beginning. */
export type Landing = { item: ItemId; edge: "before" | "after" } | { stage: StageId };

/** What a plan's page shows and chooses. */
export interface PlanView {
  readonly plan: Plan;
  readonly filters: Filters;
  readonly decided: ReadonlySet<GroupId>;
  /** The shown items of each stage, in order. */
  readonly shown: ReadonlyMap<StageId, PlanItem[]>;
  /** The shown items of all stages, in order. */
  readonly rows: readonly PlanItem[];
  /** The cursor's row; -1 for nowhere. */
  readonly cursor: number;
  readonly current: PlanItem | undefined;
  /** What a key acts on: the item of the open details while the focus is there, else the cursor's. */
  acting(): PlanItem | undefined;
  /** The same whole, once it was read. */
  whole(): Item | undefined;
  /** The item whose details are open, taken out or not. */
  readonly open: PlanItem | undefined;
  readonly standing: Standing | undefined;
  readonly opened: readonly StageId[];
  asked: Asked | null;
  dragged: ItemId | null;
  landing: Landing | null;
  /** What a screen reader is told of a move. */
  said: string;
  pointAt(id: ItemId): void;
  /** Puts the focus on a row, once it is there, and the row into view. */
  focusRow(id: ItemId): void;
  showDetails(id: ItemId | null): void;
  toggleOpened(stage: StageId): void;
  filter(search: Readonly<Record<string, string | undefined>>): void;
}

/** The page's state for as long as its component lives. `search` is the address's. */
export function createPlanView(plan: () => Plan, search: () => Readonly<Record<string, string>>): PlanView {
  let pointed = $state<ItemId>();
  let lastAt = 0;
  let opened = $state.raw<readonly StageId[]>([]);
  let asked = $state.raw<Asked | null>(null);
  let dragged = $state<ItemId | null>(null);
  let landing = $state.raw<Landing | null>(null);
  let said = $state("");

  const filters = $derived(filtersOf(search()));
  const decided = $derived(decidedGroups(plan()));
  const shown = $derived(shownOfAll(plan(), filters, decided, opened));
  const rows = $derived([...shown.values()].flat());
  const openId = $derived(search()["item"]);
  const open = $derived(
    openId === undefined
      ? undefined
      : (standingOf(plan(), openId)?.item ?? plan().removed.find(({ id }) => id === openId)),
  );
  const cursor = $derived.by(() => {
    const wanted = pointed ?? openId;
    const at = rows.findIndex(({ id }) => id === wanted);
    // Its row has gone, finished or taken out: the next one is where the eye is.
    return at >= 0 || pointed === undefined ? at : Math.min(lastAt, rows.length - 1);
  });

  $effect(() => {
    if (cursor >= 0) lastAt = cursor;
  });

  return {
    get plan() {
      return plan();
    },
    get filters() {
      return filters;
    },
    get decided() {
      return decided;
    },
    get shown() {
      return shown;
    },
    get rows() {
      return rows;
    },
    get cursor() {
      return cursor;
    },
    get current() {
      return rows[cursor];
    },
    get open() {
      return open;
    },
    get standing() {
      return open === undefined ? undefined : standingOf(plan(), open.id);
    },
    get opened() {
      return opened;
    },
    get asked() {
      return asked;
    },
    set asked(next) {
      asked = next;
    },
    get dragged() {
      return dragged;
    },
    set dragged(next) {
      dragged = next;
    },
    get landing() {
      return landing;
    },
    set landing(next) {
      landing = next;
    },
    get said() {
      return said;
    },
    set said(next) {
      said = next;
    },
    acting() {
      const inPanel = document.activeElement?.closest(".panel") != null;
      return inPanel ? (open ?? rows[cursor]) : (rows[cursor] ?? open);
    },
    whole() {
      const item = this.acting();
      return item === undefined ? undefined : knownItem(plan().id, item.id);
    },
    pointAt(id) {
      pointed = id;
      if (openId !== undefined && openId !== id) choose({ item: id });
    },
    focusRow,
    showDetails(id) {
      // What is hidden or taken out has details, and no row to point at.
      if (rows.some((row) => row.id === id)) pointed = id ?? undefined;
      choose({ item: id ?? undefined });
    },
    toggleOpened(stage) {
      opened = opened.includes(stage) ? opened.filter((id) => id !== stage) : [...opened, stage];
    },
    filter: (next) => choose(next),
  };
}

function focusRow(id: ItemId): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-item="${id}"]`);
    row?.scrollIntoView?.({ block: "nearest" });
    row?.focus({ preventScroll: true });
  });
}
