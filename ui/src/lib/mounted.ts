/** Whether a view is still there: what was awaited may come back to a page that the reader has left. */
import { onDestroy } from "svelte";

/** Asked in a component as it begins; answers from then on. */
export function mounted(): () => boolean {
  let there = true;
  onDestroy(() => (there = false));
  return () => there;
}
