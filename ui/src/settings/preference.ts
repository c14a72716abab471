/** Changing one preference: it shows at once and is taken back if refused. */
import { commands, type Settings } from "#ipc/bindings.ts";
import { change, edit } from "#ipc/change.ts";
import { queryKey } from "#ipc/queries.ts";

/** Sets a preference. What it changes is seen at once, so nothing is said. */
export function prefer<Name extends keyof Settings>(name: Name, value: Settings[Name]): void {
  void change(() => commands.settingsSet(name, JSON.stringify(value)), {
    silent: true,
    optimistic: [edit(queryKey("settings"), (before: Settings) => ({ ...before, [name]: value }))],
  });
}
