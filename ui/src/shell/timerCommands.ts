/** The actions of the timer, on every page while there is one. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type Timer } from "#ipc/bindings.ts";
import { change } from "#ipc/change.ts";
import type { IconName } from "#lib/icons.ts";
import type { Command } from "./commands.svelte.ts";
import { askToStop } from "./timer.svelte.ts";

/** Everything that can be done with this timer. */
export function timerCommands(timer: Timer): Command[] {
  const words = t.timer.commands;
  return [
    command("finish", words.finish(timer.title), "stop", () => askToStop(), "S"),
    timer.running
      ? command("pause", words.pause, "pause", () => change(() => commands.timerPause(), { silent: true }))
      : command("resume", words.resume, "play", () => change(() => commands.timerResume(), { silent: true })),
    command("discard", words.discard, "trash", () => change(() => commands.timerDiscard())),
  ];
}

function command(id: string, title: string, icon: IconName, run: () => unknown, key?: string): Command {
  const keys = key === undefined ? {} : { keys: [key] };
  return { id: `timer.${id}`, title: () => title, group: "reading", icon, run, ...keys };
}
