/** The actions of the notebook: on the note under the cursor, on those selected, and on what is shown. */
import { t } from "#i18n/index.svelte.ts";
import type { Hit, NoteChoice, NoteKind, NoteOrder } from "#ipc/bindings.ts";
import type { IconName } from "#lib/icons.ts";
import { choose } from "#lib/router.svelte.ts";
import type { Command } from "#shell/public.ts";
import { isNote, noFilters, noteKinds, ordersFor, type NoteHit } from "./ask.ts";
import type { Open } from "./Dialogs.svelte";
import type { HitMode } from "./Hit.svelte";

/** What the page lets its commands do. */
interface Page {
  /** The hit of the cursor. */
  chosen: Hit | undefined;
  selected: number;
  hits: number;
  text: string;
  filtered: boolean;
  /** Whether there is a question that could be saved. */
  saveable: boolean;
  open: () => unknown;
  copy: (hit: Hit) => unknown;
  setMode: (note: NoteHit, mode: HitMode) => unknown;
  ask: (what: Open) => unknown;
  /** The selection, else the note of the cursor. */
  choice: () => NoteChoice;
  make: (choice: NoteChoice, kind: NoteKind) => unknown;
  remove: (choice: NoteChoice) => unknown;
  selectAll: () => unknown;
  clear: () => unknown;
}

/** The actions that make sense now. */
export function notebookCommands(page: Page): Command[] {
  return [...atCursor(page), ...onSeveral(page), ...onSelection(page), ...onView(page)];
}

/** A command by the name of its words. */
function command(
  id: "open" | "copy" | "edit" | "tag" | "remove" | "tagSelected" | "removeSelected" | "moveTo",
  icon: IconName,
  run: () => unknown,
  ...keys: string[]
): Command {
  const name = { tagSelected: "tag", removeSelected: "remove" }[id as string] ?? id;
  return { id: `notebook.${name}`, title: () => t.notebook.commands[id], group: "edit", icon, keys, run };
}

function atCursor({ chosen, open, copy, setMode }: Page): Command[] {
  if (chosen === undefined) return [];
  return [
    ...(chosen.book === null ? [] : [command("open", "book", open)]),
    command("copy", "copy", () => copy(chosen), "C"),
    ...(isNote(chosen) ? [command("edit", "edit", () => setMode(chosen, "edit"), "E")] : []),
  ];
}

/** What acts on the selection, else on the note of the cursor. */
function onSeveral(page: Page): Command[] {
  const { chosen, selected, ask, choice, make, remove, setMode } = page;
  const note = chosen !== undefined && isNote(chosen) ? chosen : undefined;
  if (selected === 0 && note === undefined) return [];
  const count = Math.max(1, selected);
  const tag = () =>
    selected > 0 || note === undefined ? ask({ kind: "tags", choice: choice(), count }) : setMode(note, "tags");
  return [
    command(selected > 0 ? "tagSelected" : "tag", "tag", tag, "T"),
    command("moveTo", "book", () => ask({ kind: "move", choice: choice(), count })),
    ...noteKinds.map((kind): Command => ({
      id: `notebook.make.${kind}`,
      title: () => t.notebook.commands.make(t.shared.composer.kinds[kind]),
      group: "edit",
      run: () => make(choice(), kind),
    })),
    command(selected > 0 ? "removeSelected" : "remove", "trash", () => remove(choice()), "Delete"),
  ];
}

function onSelection({ selected, hits, selectAll, clear }: Page): Command[] {
  return [
    {
      id: "notebook.selectAll",
      title: () => t.notebook.commands.selectAll,
      group: "edit",
      when: () => hits > 0,
      run: selectAll,
    },
    {
      id: "notebook.selectNone",
      title: () => t.notebook.commands.selectNone,
      group: "edit",
      keys: ["Escape"],
      when: () => selected > 0,
      run: clear,
    },
  ];
}

function onView({ text, filtered, saveable, ask }: Page): Command[] {
  const sort = (order: NoteOrder): Command => ({
    id: `notebook.sort.${order}`,
    title: () => t.notebook.commands.sort(t.notebook.facets.sorts[order]),
    group: "view",
    icon: "sort",
    run: () => choose({ sort: order }),
  });
  return [
    ...ordersFor(text).map(sort),
    {
      id: "notebook.saveFilter",
      title: () => t.notebook.commands.saveFilter,
      group: "view",
      icon: "filter",
      when: () => saveable,
      run: () => ask({ kind: "save" }),
    },
    {
      id: "notebook.clear",
      title: () => t.notebook.commands.clear,
      group: "view",
      icon: "filter",
      when: () => filtered,
      run: () => choose(noFilters),
    },
  ];
}
