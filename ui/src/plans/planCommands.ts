/** What can be done on a plan's page, for the keys and the palette. What is about an item acts on the cursor's. */
import { tick } from "svelte";
import { t } from "#i18n/index.svelte.ts";
import type { Item } from "#ipc/bindings.ts";
import { runCommand, type Command } from "#shell/public.ts";
import { openItem, step, takeOut, toggleKnown, toggleSkipped } from "./deeds.ts";
import { itemCommand } from "./itemCommand.ts";
import { removePlan } from "./plans.ts";
import { stageLines } from "./stageMenu.ts";
import { tieCommands } from "./tieCommands.ts";
import type { PlanView } from "./view.svelte.ts";
import { LEVELS, levelIcon, levelWords } from "./words.ts";

/** Every action of the page. */
export function planCommands(view: PlanView): readonly Command[] {
  return [
    ...filterCommands(view),
    ...itemCommands(view),
    ...tieCommands(view),
    ...moveCommands(view),
    ...editCommands(view),
    ...stageCommands(view),
  ];
}

function filterCommands(view: PlanView): Command[] {
  const toggle = (name: "ready" | "must" | "optional" | "unidentified"): void =>
    view.filter({ [name]: view.filters[name] ? undefined : "1" });
  const { commands: words } = t.plans;
  return [
    {
      id: "plan.ready",
      title: () => words.ready,
      group: "plan",
      icon: "lock-open",
      keys: ["R"],
      run: () => toggle("ready"),
    },
    {
      id: "plan.hide",
      title: () => (view.filters.hideFinished ? words.showFinished : words.hideFinished),
      group: "plan",
      icon: "check",
      keys: ["H"],
      run: () => view.filter({ finished: view.filters.hideFinished ? "1" : undefined }),
    },
    { id: "plan.must", title: () => words.must, group: "plan", icon: "bookmark-fill", run: () => toggle("must") },
    { id: "plan.optional", title: () => words.optional, group: "plan", icon: "layers", run: () => toggle("optional") },
    {
      id: "plan.unidentified",
      title: () => words.unidentified,
      group: "plan",
      icon: "book-unknown",
      run: () => toggle("unidentified"),
    },
    ...[null, ...LEVELS].map((level) => ({
      id: `plan.level.${level ?? "any"}`,
      title: () => (level === null ? words.anyLevel : words.level(levelWords(level))),
      group: "plan" as const,
      icon: level === null ? ("filter" as const) : levelIcon(level),
      when: () => view.filters.level !== level,
      run: () => view.filter({ level: level ?? undefined }),
    })),
  ];
}

function itemCommands(view: PlanView): Command[] {
  const { commands: words } = t.plans;
  const on = itemCommand(view);
  return [
    on(
      "open",
      ({ title }) => words.open(title),
      "book",
      (item) => openItem(view, item),
    ),
    on(
      "details",
      ({ title }) => words.details(title),
      "panel",
      (item) => view.showDetails(item.id),
    ),
    on(
      "known",
      ({ title }) => words.known(title),
      "s-known",
      (item) => toggleKnown(view, item),
      { keys: ["O"] },
    ),
    on(
      "skip",
      ({ title }) => words.skip(title),
      "s-skipped",
      (item) => toggleSkipped(view, item),
    ),
    on("state", ({ title }) => words.state(title), "s-reading", pressState, { keys: ["M"] }),
    on(
      "progress",
      ({ title }) => words.progress(title),
      "edit",
      (item) => typeProgress(view, item),
      {
        keys: ["U"],
        when: () => view.acting()?.book != null,
      },
    ),
    on(
      "match",
      ({ title }) => words.match(title),
      "book-unknown",
      (item) => (view.asked = { kind: "match", item }),
      { keys: ["B"] },
    ),
    on(
      "facts",
      () => t.plans.author.factsLine,
      "edit",
      (item) => (view.asked = { kind: "facts", item }),
      { when: () => view.plan.own && view.acting() !== undefined },
    ),
    on(
      "takeOut",
      ({ title }) => words.takeOut(title),
      "trash",
      (item) => takeOut(view, item),
      { keys: ["Delete"] },
    ),
  ];
}

function moveCommands(view: PlanView): Command[] {
  const inPlan = (): boolean => view.acting() !== undefined && view.acting()?.state !== "removed";
  const title = (): string => view.acting()?.title ?? "";
  const move = (
    id: "up" | "down" | "stageUp" | "stageDown",
    key: string,
    by: "place" | "stage",
    direction: -1 | 1,
  ): Command => ({
    id: `plan.${id}`,
    title: () => t.plans.commands[id](title()),
    group: "plan",
    icon: direction === -1 ? "arrow-up" : "arrow-down",
    keys: [key],
    when: inPlan,
    run: () => {
      const item = view.acting();
      return item === undefined ? undefined : step(view, item, by, direction);
    },
  });
  return [
    move("up", "Alt+ArrowUp", "place", -1),
    move("down", "Alt+ArrowDown", "place", 1),
    move("stageUp", "Alt+Shift+ArrowUp", "stage", -1),
    move("stageDown", "Alt+Shift+ArrowDown", "stage", 1),
    {
      id: "plan.moveTo",
      title: () => t.plans.commands.moveTo(title()),
      group: "plan",
      icon: "list",
      when: inPlan,
      run: () => {
        const item = view.acting();
        if (item !== undefined) view.asked = { kind: "move", item };
      },
    },
  ];
}

function editCommands(view: PlanView): Command[] {
  return [
    {
      id: "plan.addBook",
      title: () => t.plans.add.title(view.plan.title),
      group: "create",
      icon: "plus",
      keys: ["A"],
      run: () => (view.asked = { kind: "add", stage: view.current?.stage ?? null }),
    },
    {
      id: "plan.addStage",
      title: () => t.plans.stage.add,
      group: "plan",
      icon: "plus",
      run: () => (view.asked = { kind: "stage", stage: null }),
    },
    {
      id: "plan.edit",
      title: () => t.plans.editPlan.command,
      group: "plan",
      icon: "edit",
      run: () => (view.asked = { kind: "edit" }),
    },
    {
      id: "plan.publish",
      title: () => t.plans.author.publishLine,
      group: "plan",
      icon: "save",
      when: () => view.plan.own,
      run: () => (view.asked = { kind: "publish" }),
    },
    {
      id: "plan.update",
      title: () => t.planfiles.update.command,
      group: "plan",
      icon: "refresh",
      run: () => runCommand("planfiles.update", view.plan.id),
    },
    {
      id: "plan.remove",
      title: () => t.plans.removePlan,
      group: "plan",
      icon: "trash",
      run: () => removePlan(view.plan.id),
    },
  ];
}

/** The stage's own menu, for the stage that the cursor is in. */
function stageCommands(view: PlanView): Command[] {
  const stage = view.plan.stages.find(({ id }) => id === view.current?.stage);
  if (stage === undefined) return [];
  return stageLines(view, stage).map(({ id, text, icon, run, disabled }) => ({
    id: `plan.stage.${id}`,
    title: () => t.plans.commands.ofStage(text, stage.title),
    group: "plan" as const,
    icon,
    when: () => disabled !== true,
    run,
  }));
}

/** Opens the menu of states of an item's row; it is a part of the row, so it is pressed there. */
function pressState(item: Item): void {
  const where = [`[data-item="${item.id}"] [data-state-menu]`, ".panel [data-state-menu]"];
  where
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .find((control) => control !== null)
    ?.click();
}

/** Opens the details and puts the focus into the field for progress. */
async function typeProgress(view: PlanView, item: Item): Promise<void> {
  view.showDetails(item.id);
  await tick();
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".panel [data-progress-field]")?.focus());
}
