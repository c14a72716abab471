/** Where the focus goes when what had it is gone. */
import { tick } from "svelte";

/** Carries out a change that takes the focused control away, then gives the focus to the heading or control named. */
export async function focusAfter(selector: string, run: () => Promise<unknown>): Promise<void> {
  await run();
  await tick();
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (lost) document.querySelector<HTMLElement>(selector)?.focus();
}
