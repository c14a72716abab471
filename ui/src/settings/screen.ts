import { t } from "#i18n/index.svelte.ts";
import { go } from "#lib/router.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";
import { anotherWindow, createAnother, moveElsewhere, openAnother } from "./libraryFile.ts";

/** The settings, and what was done in this library. */
export const screens: Screen[] = [
  { route: "settings", title: () => t.settings.title, load: () => import("./Settings.svelte") },
  { route: "history", title: () => t.settings.history.title, load: () => import("./History.svelte") },
];

/** What can be done with the library's file, from anywhere. */
export const commands: Command[] = [
  { id: "file.open", title: () => t.settings.commands.open, group: "file", icon: "folder", run: openAnother },
  { id: "file.create", title: () => t.settings.commands.create, group: "file", icon: "plus", run: createAnother },
  { id: "file.move", title: () => t.settings.commands.move, group: "file", icon: "disk", run: moveElsewhere },
  {
    id: "file.check",
    title: () => t.settings.commands.check,
    group: "file",
    icon: "shield",
    run: () => go("settings", null, { section: "data", check: "now" }),
  },
  { id: "file.window", title: () => t.settings.commands.window, group: "file", icon: "layers", run: anotherWindow },
  { id: "go.welcome", title: () => t.settings.commands.welcome, group: "go", icon: "help", run: () => go("welcome") },
];
