/** What ties an item to others: what it needs first, its group, its part, its weight. */
import { t } from "#i18n/index.svelte.ts";
import type { Command } from "#shell/public.ts";
import { itemCommand } from "./itemCommand.ts";
import { openNeed, setWeight } from "./needs.ts";
import type { PlanView } from "./view.svelte.ts";

/** The actions of the page about that. */
export function tieCommands(view: PlanView): Command[] {
  const on = itemCommand(view);
  const words = t.graph.commands;
  return [
    on(
      "need",
      ({ title }) => words.need(title),
      "link",
      (item) => (view.asked = { kind: "need", item }),
      { keys: ["E"] },
    ),
    on(
      "waive",
      ({ title }) => words.waive(title),
      "lock-open",
      (item) => {
        const open = openNeed(item);
        if (open !== undefined) view.asked = { kind: "waive", item, ...open };
      },
      {
        keys: ["Shift+W"],
        when: () => {
          const item = view.whole();
          // What it needs is not known before it was read; the key waits for that.
          return item === undefined ? view.acting() !== undefined : openNeed(item) !== undefined;
        },
      },
    ),
    on(
      "group",
      ({ title, group }) => (group === null ? words.group(title) : words.editGroup(title)),
      "fork",
      (item) => (view.asked = { kind: "group", item }),
      { keys: ["Shift+G"] },
    ),
    on(
      "part",
      ({ title }) => words.part(title),
      "part",
      (item) => (view.asked = { kind: "part", item }),
      { keys: ["Shift+P"] },
    ),
    on(
      "weight",
      ({ title, optional }) => (optional ? words.needed(title) : words.optional(title)),
      "layers",
      setWeight,
    ),
  ];
}
