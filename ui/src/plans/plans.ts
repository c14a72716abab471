/** Plans as a whole: made, taken, removed. */
import { commands, type PlanDraft, type PlanId } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";
import { go } from "#lib/router.svelte.ts";

/** Makes an empty plan and goes to it. */
export async function createPlan(draft: PlanDraft): Promise<Outcome<PlanId>> {
  const outcome = await change(() => commands.planCreate(draft), { ownErrors: true });
  if (outcome.ok) go("plan", outcome.value);
  return outcome;
}

/** Takes a built-in plan into the library and goes to it. */
export async function takePlan(key: string): Promise<Outcome<PlanId>> {
  const outcome = await change(() => commands.planTake(key));
  if (outcome.ok) go("plan", outcome.value);
  return outcome;
}

/** Takes a plan away, its books stay; goes to the plan that is first then. */
export async function removePlan(id: PlanId): Promise<void> {
  const outcome = await change(() => commands.planRemove(id));
  if (outcome.ok) go("plan");
}
