import { t } from "#i18n/index.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";
import { openAddBook } from "./addBook.ts";

/** All books, and those that were removed. */
export const screens: Screen[] = [
  { route: "library", title: () => t.library.title, load: () => import("./Library.svelte") },
  { route: "trash", title: () => t.library.trash.title, load: () => import("./Trash.svelte") },
];

/** A book can be added from anywhere. */
export const commands: Command[] = [
  {
    id: "library.add",
    title: () => t.library.commands.add,
    group: "create",
    icon: "plus",
    keys: ["A"],
    run: openAddBook,
  },
];
