/** Small plans for the tests of this folder. */
import type { Item, ItemLink, PlanDetail, Requirement, StageView } from "#ipc/bindings.ts";

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
export function stage(id: string, items: Item[], more: Partial<StageView> = {}): StageView {
  const own = items.map((each) => ({ ...each, stage: id }));
  return { id, title: `Stage ${id}`, summary: null, items: own, total: own.length, done: 0, pages_left: 0, ...more };
}

/** A plan of these stages. */
export function plan(stages: StageView[], more: Partial<PlanDetail> = {}): PlanDetail {
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
