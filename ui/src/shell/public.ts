/** What features may use of the frame; everything else in this folder is its own affair. */
export { commandsNow, runCommand, useCommands, type Command, type CommandGroup } from "./commands.svelte.ts";
export { useSearch, useTitle } from "./page.svelte.ts";
export type { Screen } from "./screens.ts";
export { default as RunningSession } from "./RunningSession.svelte";
export { default as SessionButton } from "./SessionButton.svelte";
export { followTimer, startOrFinish, startTimer } from "./timer.svelte.ts";
