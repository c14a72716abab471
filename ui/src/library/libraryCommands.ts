/** Every action of the library by name and key, for the palette and the keys. */
import { t } from "#i18n/index.svelte.ts";
import type { BookRow, SortKey } from "#ipc/bindings.ts";
import type { Command } from "#shell/public.ts";
import type { Aim } from "./aim.ts";
import type { Open } from "./Dialogs.svelte";
import { sortKeys } from "./question.svelte.ts";

/** What the page lets its commands do. */
interface Page {
  /** The book at the cursor. */
  book: BookRow | undefined;
  /** The selection, else the book at the cursor. */
  aim: Aim | undefined;
  selected: number;
  sort: SortKey;
  ask: (open: Open) => void;
  openState: () => void;
  trash: (aim: Aim) => unknown;
  pause: (book: BookRow) => unknown;
  readOnce: (book: BookRow) => unknown;
  toRead: (book: BookRow) => unknown;
  clear: () => void;
  sortBy: (key: SortKey) => void;
  chooseColumns: () => void;
}

/** The actions that make sense now. */
export function libraryCommands(page: Page): Command[] {
  return [...atCursor(page), ...onAim(page), ...onList(page)];
}

function atCursor({ book, ask, pause, readOnce, toRead }: Page): Command[] {
  if (book === undefined) return [];
  const { commands } = t.library;
  return [
    {
      id: "library.progress",
      title: () => commands.progress,
      group: "reading",
      icon: "bookmark",
      keys: ["U"],
      run: () => ask({ kind: "progress", book }),
    },
    {
      id: "library.pause",
      title: () => commands.pause,
      group: "reading",
      icon: "pause",
      keys: ["P"],
      run: () => pause(book),
    },
    {
      id: "library.readOnce",
      title: () => t.shared.reads.states.readOnce,
      group: "reading",
      icon: "check",
      keys: ["Shift+F"],
      when: () => book.state === "unread" || book.state === "abandoned",
      run: () => readOnce(book),
    },
    {
      id: "library.toRead",
      title: () => t.shared.reads.states.toRead,
      group: "reading",
      icon: "s-todo",
      when: () => book.state !== "unread",
      run: () => toRead(book),
    },
    {
      id: "library.rate",
      title: () => commands.rate,
      group: "reading",
      icon: "star",
      run: () => ask({ kind: "rate", book }),
    },
  ];
}

function onAim({ aim, ask, openState, trash }: Page): Command[] {
  if (aim === undefined) return [];
  const { commands } = t.library;
  return [
    { id: "library.state", title: () => commands.state, group: "list", icon: "s-reading", keys: ["M"], run: openState },
    {
      id: "library.tag",
      title: () => commands.tag,
      group: "list",
      icon: "tag",
      keys: ["T"],
      run: () => ask({ kind: "tag", aim }),
    },
    {
      id: "library.untag",
      title: () => commands.untag,
      group: "list",
      icon: "tag",
      run: () => ask({ kind: "untag", aim }),
    },
    {
      id: "library.plan",
      title: () => commands.plan,
      group: "list",
      icon: "plan",
      run: () => ask({ kind: "plan", aim }),
    },
    {
      id: "library.trash",
      title: () => commands.trash,
      group: "list",
      icon: "trash",
      keys: ["Delete"],
      run: () => trash(aim),
    },
  ];
}

function onList({ selected, sort, clear, sortBy, chooseColumns }: Page): Command[] {
  const { commands, sorts, sortBy: words } = t.library;
  return [
    {
      id: "library.clear",
      title: () => commands.clear,
      group: "list",
      icon: "x",
      keys: ["Escape"],
      when: () => selected > 0,
      run: clear,
    },
    { id: "library.columns", title: () => commands.columns, group: "view", icon: "columns", run: chooseColumns },
    ...sortKeys.map((key): Command => ({
      id: `library.sort.${key}`,
      title: () => words(sorts[key]),
      group: "view",
      icon: "sort",
      when: () => key !== sort,
      run: () => sortBy(key),
    })),
  ];
}
