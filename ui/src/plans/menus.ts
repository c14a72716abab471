/** The menus of an item: the states it can go to, and what else can be done with it. */
import { t } from "#i18n/index.svelte.ts";
import type { Item, ItemBook } from "#ipc/bindings.ts";
import type { IconName } from "#lib/icons.ts";
import type { ReadingState } from "#lib/readingStates.ts";
import { otherTimes, stateChoices } from "#shared/reads.ts";
import { openItem, step, takeOut, toggleKnown, toggleSkipped } from "./deeds.ts";
import { setWeight } from "./needs.ts";
import type { PlanView } from "./view.svelte.ts";

/** A state to go to. */
interface Choice {
  state: ReadingState;
  text?: string;
  disabled?: boolean;
}

/** A line of a menu, as `Menu` takes it. */
interface Line {
  id: string;
  text: string;
  icon?: IconName;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  apart?: boolean;
  run: () => unknown;
}

/** The states that an item can go to. An item without a book can only be known, left out, or open. */
export function statesFor(item: Item): Choice[] {
  const marked = item.mark !== null;
  if (item.book === null) {
    return [{ state: "unidentified", text: t.plans.states.open }, { state: "known" }, { state: "skipped" }];
  }
  const open = item.state === "waiting" ? "waiting" : "ready";
  const stands = item.book.state === "unread";
  return [
    { state: open, ...(stands || marked ? {} : { text: backWords(item.book) }) },
    { state: "reading" },
    { state: "paused", disabled: item.state !== "reading" && item.state !== "paused" },
    { state: "done" },
    { state: "abandoned", text: t.plans.states.abandon },
    { state: "known" },
    { state: "skipped" },
  ];
}

function backWords(book: ItemBook): string {
  const line = stateChoices(book).find(({ state }) => state === "unread");
  return line?.text ?? t.shared.states.unread;
}

/** Below the states: what needs a date or a reason, and which book it is. */
export function moreStates(view: PlanView, item: Item): Line[] {
  if (item.book === null) return [matchLine(view, item)];
  const book = { ...item.book, title: item.title };
  return otherTimes(book, (question) => (view.asked = { kind: "read", question }));
}

/** Everything that can be done with an item of the plan. */
export function itemLines(view: PlanView, item: Item): Line[] {
  const { known, skipped, take, back, moveTo, details, openBook } = t.plans.deeds;
  return [
    { id: "details", text: details, icon: "panel", keys: "Space", run: () => view.showDetails(item.id) },
    ...(item.book === null
      ? []
      : [{ id: "open", text: openBook, icon: "book" as const, keys: "Enter", run: () => openItem(view, item) }]),
    matchLine(view, item),
    ...(view.plan.own
      ? [
          {
            id: "facts",
            text: t.plans.author.factsLine,
            icon: "edit" as const,
            run: () => (view.asked = { kind: "facts", item }),
          },
        ]
      : []),
    {
      id: "known",
      text: item.mark === "known" ? t.plans.deeds.notKnown : known,
      icon: "s-known",
      keys: "O",
      apart: true,
      run: () => toggleKnown(view, item),
    },
    {
      id: "skip",
      text: item.mark === "skipped" ? back : skipped,
      icon: "s-skipped",
      run: () => toggleSkipped(view, item),
    },
    {
      id: "move",
      text: moveTo,
      icon: "list",
      apart: true,
      run: () => (view.asked = { kind: "move", item }),
    },
    {
      id: "need",
      text: t.graph.need.line,
      icon: "link",
      keys: "E",
      run: () => (view.asked = { kind: "need", item }),
    },
    {
      id: "group",
      text: item.group === null ? t.graph.group.line : t.graph.group.editLine,
      icon: "fork",
      keys: "Shift+G",
      run: () => (view.asked = { kind: "group", item }),
    },
    {
      id: "part",
      text: t.graph.part.line,
      icon: "part",
      keys: "Shift+P",
      run: () => (view.asked = { kind: "part", item }),
    },
    {
      id: "weight",
      text: item.optional ? t.graph.weight.needed : t.graph.weight.optional,
      icon: "layers",
      run: () => setWeight(item),
    },
    {
      id: "up",
      text: t.plans.deeds.up,
      icon: "arrow-up",
      keys: "Alt+ArrowUp",
      run: () => step(view, item, "place", -1),
    },
    {
      id: "down",
      text: t.plans.deeds.down,
      icon: "arrow-down",
      keys: "Alt+ArrowDown",
      run: () => step(view, item, "place", 1),
    },
    { id: "remove", text: take, icon: "trash", apart: true, run: () => takeOut(view, item) },
  ];
}

function matchLine(view: PlanView, item: Item): Line {
  return {
    id: "match",
    text: item.book === null ? t.plans.match.which : t.plans.match.other,
    icon: "book-unknown",
    keys: "B",
    run: () => (view.asked = { kind: "match", item }),
  };
}
