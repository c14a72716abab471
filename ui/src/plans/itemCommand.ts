/** An action on the item that a key acts on, for the keys and the palette. */
import type { Item } from "#ipc/bindings.ts";
import type { Command } from "#shell/public.ts";
import type { PlanView } from "./view.svelte.ts";

/** An action by its name, its words and its icon; it is there while there is an item. */
type Make = (
  id: string,
  title: (item: Item) => string,
  icon: NonNullable<Command["icon"]>,
  run: (item: Item) => unknown,
  more?: Partial<Command>,
) => Command;

/** Makes actions for a page. */
export function itemCommand(view: PlanView): Make {
  return (id, title, icon, run, more = {}) => {
    const item = (): Item | undefined => view.acting();
    return {
      id: `plan.${id}`,
      title: () => title(item() as Item),
      group: "plan",
      icon,
      when: () => item() !== undefined,
      run: () => {
        const now = item();
        return now === undefined ? undefined : run(now);
      },
      ...more,
    };
  };
}
