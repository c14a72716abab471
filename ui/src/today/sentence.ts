/** The sentence below the date: how many books are open, and what was read today. No goal, no praise, no blame. */
import { t } from "#i18n/index.svelte.ts";
import type { Today } from "#ipc/bindings.ts";
import { pagesOf } from "./place.ts";

/** The day in one sentence. */
export function daySentence({ reading, paused, recorded }: Today): string {
  const words = t.today.sentence;
  const made = recorded.length;
  const pages = pagesOf(recorded.map(({ session }) => session));
  if (reading.length === 0) {
    if (made > 0) return words.onlyRecorded(made);
    return paused.length > 0 ? words.paused(paused.length) : words.nothing;
  }
  if (made === 0) return words.open(reading.length);
  return pages > 0 ? words.pages(reading.length, pages) : words.entries(reading.length, made);
}
