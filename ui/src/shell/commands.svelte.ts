/**
 * Every action of the interface, by name. A page brings its own while it is shown; the palette lists them, the keys
 * sheet prints them and the one keyboard dispatcher runs them. There is no other place where a key is bound.
 */
import { untrack } from "svelte";
import type { IconName } from "#lib/icons.ts";
import type { Messages } from "#i18n/index.svelte.ts";

/** Under which heading an action is listed. */
export type CommandGroup = keyof Messages["shell"]["groups"];

/** An action that can be named, found and given a key. */
export interface Command {
  /** Unique: `book.finish`. */
  id: string;
  /** What it does, in the reader's language. */
  title: () => string;
  group: CommandGroup;
  icon?: IconName;
  /** Alternatives, each a chord or a sequence: `["Ctrl+Shift+Z", "Ctrl+Y"]`, `["G T"]`. */
  keys?: readonly string[];
  /** Whether it makes sense now; without this it always does. */
  when?: () => boolean;
  /** What a page asks for by name may be given along; a key and the palette give nothing. */
  run: (given?: unknown) => unknown;
  /** In a text field the chord keeps the meaning it has there, as Ctrl+Z does. */
  leaveToFields?: boolean;
  /** Bound and printed on the keys sheet, but not worth a line in the palette. */
  unlisted?: boolean;
}

let sets = $state.raw<readonly (readonly Command[])[]>([]);

/** Adds actions; returns how to take them away. The newest set wins a key that two of them claim. */
export function registerCommands(commands: readonly Command[]): () => void {
  // Untracked: whoever registers from an effect must not run again because of it.
  sets = [commands, ...untrack(() => sets)];
  return () => {
    sets = sets.filter((set) => set !== commands);
  };
}

/** Brings actions for as long as the component is shown. Called while it is set up; follows what `list` reads. */
export function useCommands(list: () => readonly Command[]): void {
  $effect(() => registerCommands(list()));
}

/** Every action that makes sense now, the newest first. */
export function commandsNow(): readonly Command[] {
  return sets.flat().filter(({ when }) => when?.() ?? true);
}

/** Runs an action by name, if it makes sense now; says whether it did. */
export function runCommand(id: string, given?: unknown): boolean {
  const command = commandsNow().find((each) => each.id === id);
  void command?.run(given);
  return command !== undefined;
}
