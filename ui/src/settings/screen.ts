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
  {
    id: "file.backup",
    title: () => t.settings.commands.backup,
    group: "file",
    icon: "disk",
    keys: ["Ctrl+Shift+B"],
    run: () => askFor("backup"),
  },
  {
    id: "file.restore",
    title: () => t.settings.commands.restore,
    group: "file",
    icon: "undo",
    run: () => askFor("restore"),
  },
  {
    id: "file.export",
    title: () => t.settings.commands.export,
    group: "file",
    icon: "export",
    keys: ["Ctrl+Shift+E"],
    run: () => askFor("export"),
  },
  { id: "file.window", title: () => t.settings.commands.window, group: "file", icon: "layers", run: anotherWindow },
  { id: "go.welcome", title: () => t.settings.commands.welcome, group: "go", icon: "help", run: () => go("welcome") },
];

/** Goes to where backups are, and begins there. */
function askFor(ask: "backup" | "restore" | "export"): void {
  go("settings", null, { section: "data", ask });
}
