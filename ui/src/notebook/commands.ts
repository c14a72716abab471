/** The actions of the notebook: on the note under the cursor, and on what is shown. */
import { t } from "#i18n/index.svelte.ts";
import type { Hit, NoteOrder } from "#ipc/bindings.ts";
import type { IconName } from "#lib/icons.ts";
import { choose } from "#lib/router.svelte.ts";
import type { Command } from "#shell/public.ts";
import { isNote, noFilters, ordersFor, type NoteHit } from "./ask.ts";
import type { HitMode } from "./Hit.svelte";

/** What the page lets its commands do. */
interface Page {
  /** The note of the cursor. */
  chosen: Hit | undefined;
  text: string;
  filtered: boolean;
  open: (note: Hit) => unknown;
  copy: (note: Hit) => unknown;
  setMode: (note: NoteHit, mode: HitMode) => unknown;
  remove: (note: NoteHit) => unknown;
}

/** The actions that make sense now. */
export function notebookCommands(page: Page): Command[] {
  const { chosen } = page;
  return [...(chosen === undefined ? [] : noteCommands(page, chosen)), ...viewCommands(page)];
}

function noteCommands({ open, copy, setMode, remove }: Page, note: Hit): Command[] {
  const on = (
    id: keyof typeof t.notebook.commands,
    icon: IconName,
    run: () => unknown,
    ...keys: string[]
  ): Command => ({
    id: `notebook.${id}`,
    title: () => t.notebook.commands[id] as string,
    group: "edit",
    icon,
    keys,
    run,
  });
  return [
    ...(note.book === null ? [] : [on("open", "book", () => open(note))]),
    on("copy", "copy", () => copy(note), "C"),
    ...(isNote(note)
      ? [
          on("edit", "edit", () => setMode(note, "edit"), "E"),
          on("tag", "tag", () => setMode(note, "tags"), "T"),
          on("remove", "trash", () => remove(note), "Delete"),
        ]
      : []),
  ];
}

function viewCommands({ text, filtered }: Page): Command[] {
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
      id: "notebook.clear",
      title: () => t.notebook.commands.clear,
      group: "view",
      icon: "filter",
      when: () => filtered,
      run: () => choose(noFilters),
    },
  ];
}
