/** What can be done with a stage. */
import { t } from "#i18n/index.svelte.ts";
import { commands } from "#ipc/bindings.ts";
import { change, edit } from "#ipc/change.ts";
import type { Plan, PlanStage } from "#ipc/plan.ts";
import { queryKey } from "#ipc/queries.ts";
import type { IconName } from "#lib/icons.ts";
import type { Direction } from "./order.ts";
import type { PlanView } from "./view.svelte.ts";

/** A line of a stage's menu. */
interface StageLine {
  id: string;
  text: string;
  icon: IconName;
  apart?: boolean;
  disabled?: boolean;
  run: () => unknown;
}

/** The lines of a stage's menu. */
export function stageLines(view: PlanView, stage: PlanStage): StageLine[] {
  const { stages } = view.plan;
  const at = stages.findIndex(({ id }) => id === stage.id);
  const words = t.plans.stage;
  const holds = stage.items.length > 0 || view.plan.removed.some((item) => item.stage === stage.id);
  return [
    {
      id: "add",
      text: words.addHere,
      icon: "plus",
      run: () => (view.asked = { kind: "add", stage: stage.id }),
    },
    { id: "edit", text: words.edit, icon: "edit", run: () => (view.asked = { kind: "stage", stage }) },
    {
      id: "up",
      text: words.up,
      icon: "arrow-up",
      apart: true,
      disabled: at === 0,
      run: () => moveStage(view, stage, -1),
    },
    {
      id: "down",
      text: words.down,
      icon: "arrow-down",
      disabled: at === stages.length - 1,
      run: () => moveStage(view, stage, 1),
    },
    {
      id: "remove",
      text: holds ? words.removeHolds : words.remove,
      icon: "trash",
      apart: true,
      disabled: holds,
      run: () => change(() => commands.stageRemove(stage.id)),
    },
  ];
}

async function moveStage(view: PlanView, stage: PlanStage, direction: Direction): Promise<void> {
  const { id, stages } = view.plan;
  const others = stages.filter((each) => each.id !== stage.id);
  const at = stages.findIndex((each) => each.id === stage.id) + direction;
  const before = others[at]?.id ?? null;
  const optimistic = [
    edit(queryKey("plan", id), (plan: Plan) => ({ ...plan, stages: others.toSpliced(at, 0, stage) })),
  ];
  view.said = t.plans.stage.moved(stage.title, at + 1, stages.length);
  await change(() => commands.stageMove(stage.id, before), { optimistic });
}
