/** An action on the item that a key acts on, for the keys and the palette. */
import type { Item } from "#ipc/bindings.ts";
import { readWhole, type PlanItem } from "#ipc/plan.ts";
import type { Command } from "#shell/public.ts";
import type { PlanView } from "./view.svelte.ts";

/** An action by its name, its words and its icon; it is there while there is an item. */
type Make = (
  id: string,
  title: (item: PlanItem) => string,
  icon: NonNullable<Command["icon"]>,
  run: (item: Item) => unknown,
  more?: Partial<Command>,
) => Command;

/** Makes actions for a page. */
export function itemCommand(view: PlanView): Make {
  return (id, title, icon, run, more = {}) => {
    const item = (): PlanItem | undefined => view.acting();
    return {
      id: `plan.${id}`,
      title: () => title(item() as PlanItem),
      group: "plan",
      icon,
      when: () => item() !== undefined,
      run: () => {
        const now = item();
        if (now === undefined) return undefined;
        const known = view.whole();
        // What the cursor has only just come to is not read yet: the key waits for it instead of being lost.
        return known === undefined ? readWhole(view.plan.id, now.id).then(run) : run(known);
      },
      ...more,
    };
  };
}
