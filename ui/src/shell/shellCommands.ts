/** The actions of the frame itself: going places, the palette, undo, what is shown. */
import { t } from "#i18n/index.svelte.ts";
import { redo, undo } from "#ipc/change.ts";
import { closePanel, panelShown, toggleSidebar } from "#lib/frame.svelte.ts";
import type { IconName } from "#lib/icons.ts";
import { go } from "#lib/router.svelte.ts";
import type { RouteName } from "#lib/routes.ts";
import type { Command } from "./commands.svelte.ts";
import { pageSearch } from "./page.svelte.ts";
import type { FollowedPreferences } from "./preferences.svelte.ts";
import { cycleRegion } from "./regions.ts";

/** What the frame lets its commands do. */
interface Frame {
  openPalette: () => void;
  openKeys: () => void;
  preferences: FollowedPreferences;
}

/** Every action of the frame. */
export function shellCommands(frame: Frame): Command[] {
  return [...places(), ...tools(frame), ...looks(frame.preferences)];
}

function places(): Command[] {
  const place = (route: keyof typeof t.shell.commands & RouteName, icon: IconName, ...keys: string[]): Command => ({
    id: `go.${route}`,
    title: () => t.shell.commands[route],
    group: "go",
    icon,
    keys,
    run: () => go(route),
  });
  return [
    place("today", "today", "G T"),
    place("plan", "plan", "G P"),
    place("library", "library", "G L"),
    place("notebook", "notebook", "G N"),
    place("trash", "trash"),
    place("history", "clock"),
    place("settings", "settings", "Ctrl+,"),
  ];
}

function tools({ openPalette, openKeys }: Frame): Command[] {
  const { commands } = t.shell;
  return [
    command("palette", () => commands.palette, "help", "command", ["Ctrl+K"], openPalette, { unlisted: true }),
    command("keys", () => commands.keys, "help", "keyboard", ["?"], openKeys),
    command("undo", () => commands.undo, "edit", "undo", ["Ctrl+Z"], undo, { leaveToFields: true }),
    command("redo", () => commands.redo, "edit", "redo", ["Ctrl+Shift+Z", "Ctrl+Y"], redo, { leaveToFields: true }),
    command(
      "search",
      () => commands.search,
      "view",
      "search",
      ["/"],
      () => (pageSearch() ?? openPalette)(),
    ),
    command("sidebar", () => commands.sidebar, "view", "sidebar", ["["], toggleSidebar),
    command("panel", () => commands.panel, "view", "panel", ["]"], closePanel, { when: panelShown }),
    command(
      "region",
      () => commands.region,
      "view",
      "arrow-right",
      ["F6"],
      () => cycleRegion(1),
    ),
    command(
      "regionBack",
      () => commands.regionBack,
      "view",
      "arrow-left",
      ["Shift+F6"],
      () => cycleRegion(-1),
    ),
  ];
}

function looks(preferences: FollowedPreferences): Command[] {
  const { commands, themes } = t.shell;
  const theme = (name: keyof typeof themes, icon: IconName) =>
    command(
      `theme.${name}`,
      () => commands.theme(themes[name]),
      "view",
      icon,
      [],
      () => preferences.setTheme(name),
    );
  const size = (
    id: "textLarger" | "textSmaller" | "textReset",
    icon: IconName,
    keys: string[],
    direction: 1 | -1 | 0,
  ) =>
    command(
      id,
      () => commands[id],
      "view",
      icon,
      keys,
      () => preferences.resizeText(direction),
    );
  return [
    theme("system", "eye"),
    theme("light", "sun"),
    theme("dark", "rest"),
    size("textLarger", "zoomin", ["Ctrl+Plus", "Ctrl+="], 1),
    size("textSmaller", "zoomout", ["Ctrl+-"], -1),
    size("textReset", "type", ["Ctrl+0"], 0),
  ];
}

function command(
  id: string,
  title: () => string,
  group: Command["group"],
  icon: IconName,
  keys: string[],
  run: () => unknown,
  more: Partial<Command> = {},
): Command {
  return { id: `shell.${id}`, title, group, icon, keys, run, ...more };
}
