/** Small plans for the tests of this folder. */
import type { Item, ItemLink, OutlineStage, Requirement } from "#ipc/bindings.ts";
import type { Plan, PlanHead, PlanItem } from "#ipc/plan.ts";

/** A stage with its items whole. */
interface WholeStage extends OutlineStage {
  items: Item[];
}

/** A plan with its items whole. */
export interface WholePlan extends PlanHead {
  stages: WholeStage[];
  removed: Item[];
}

/** An item with an unread book of 200 pages, changed as the test needs it. */
export function item(title: string, more: Partial<Item> = {}): Item {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return {
    id,
    stage: "one",
    title,
    asks_for: `A book like ${title}`,
    book: {
      id: `book-${id}`,
      title,
      subtitle: null,
      authors: ["Ann Author"],
      state: "unread",
      progress: null,
      position: null,
      pages: 200,
      minutes: null,
      year: 2020,
      isbn13: null,
      edition_id: null,
      edition: null,
      times_read: 0,
      published: null,
      rating: null,
    },
    matched_by: "curator",
    confidence: "stated",
    basis: null,
    no_such_book: false,
    candidates: [],
    part: null,
    part_progress: null,
    optional: false,
    group: null,
    annotations: {},
    requires: [],
    state: "ready",
    blocked_by: [],
    unlocks: [],
    mark: null,
    reason: null,
    target: null,
    depth: null,
    ...more,
  };
}

/** A recommendation without a book. */
export function unidentified(title: string, more: Partial<Item> = {}): Item {
  return item(title, { book: null, matched_by: null, confidence: "none", ...more });
}

/** A stage called after its id. */
export function stage(id: string, items: Item[], more: Partial<WholeStage> = {}): WholeStage {
  const own = items.map((each) => ({ ...each, stage: id }));
  return { id, title: `Stage ${id}`, summary: null, items: own, total: own.length, done: 0, pages_left: 0, ...more };
}

/** A plan of these stages. */
export function plan(stages: WholeStage[], more: Partial<WholePlan> = {}): WholePlan {
  const total = stages.reduce((sum, { items }) => sum + items.length, 0);
  return {
    id: "p1",
    own: false,
    title: "Backend Engineering",
    summary: null,
    curator: null,
    source: "backend-engineering",
    version: "2025.05",
    goal: null,
    target: null,
    totals: { total, done: 0, ready: total, unidentified: 0, pages_left: 400, optional_pages_left: 0 },
    groups: [],
    stages,
    removed: [],
    ...more,
  };
}

/** An item in outline; `at` is its place. */
export function outlined(item: Item, at = 0): PlanItem {
  const { id, stage, title, state, group, optional, annotations, book } = item;
  return {
    id,
    stage,
    order: String(at).padStart(5, "0"),
    title,
    state,
    book: book?.id ?? null,
    edition: book?.edition ?? null,
    group,
    pages: book?.pages ?? null,
    progress: book?.progress ?? null,
    level: annotations.level ?? null,
    must_read: annotations.must_read ?? false,
    optional,
  };
}

/** A plan in outline. */
export function inOutline({ stages, removed, ...plan }: WholePlan): Plan {
  return {
    ...plan,
    stages: stages.map((stage) => ({ ...stage, items: stage.items.map(outlined) })),
    removed: removed.map(outlined),
    pieces: [],
  };
}

/** What a library answers about a plan. */
export function planAnswers(whole: () => WholePlan) {
  const items = (): Item[] => [...whole().stages.flatMap((stage) => stage.items), ...whole().removed];
  return {
    // The page puts its own items into the stages.
    plan_outline: () => ({ ...whole(), next: null }),
    plan_items: () => ({ items: items().map(outlined), next: null, print: "", unchanged: false }),
    plan_rows: ({ items: ids }: Record<string, unknown>) => items().filter(({ id }) => (ids as string[]).includes(id)),
  };
}

/** A hard need of another item that is not fulfilled. */
export function needs({ id, title, state }: ItemLink): Requirement {
  return {
    item: { id, title, state },
    group: null,
    topic: null,
    strength: "hard",
    why: null,
    satisfied: false,
    waived: null,
    by: "curator",
    as_listed: null,
  };
}
