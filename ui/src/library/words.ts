/** A book of the list in words. */
import { formatNumber } from "#i18n/format.ts";
import { t } from "#i18n/index.svelte.ts";
import type { BookRow } from "#ipc/bindings.ts";

/** The state of a book with its earlier reads: “Read, reading again”, “Finished 2 times”; undefined for the plain word. */
export function stateWords({ state, times_read: finished }: BookRow): string | undefined {
  if (state === "reading" && finished > 0) return t.library.reads.again;
  if (state === "paused" && finished > 0) return t.library.reads.pausedAgain;
  return state === "finished" && finished > 1 ? t.library.reads.times(finished) : undefined;
}

/** The level a plan gives a book, and its drawing; what the list calls otherwise is shown as it is. */
export function levelWords(level: string): { text: string; icon: "l-1" | "l-2" | "l-3" } {
  const { levels } = t.library;
  const icons = { beginner: "l-1", intermediate: "l-2", advanced: "l-3" } as const;
  const known = level in levels ? (level as keyof typeof levels) : undefined;
  return known === undefined ? { text: level, icon: "l-2" } : { text: levels[known], icon: icons[known] };
}

/** An instant as the plain day it fell on here. */
export function dayOf(moment: string): string {
  const date = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What a change is about: a title in quotation marks, or “4 books”. */
export function about(books: readonly { title: string }[], count: number): string {
  const [only] = books;
  return count === 1 && only !== undefined ? `“${only.title}”` : t.library.several(formatNumber(count));
}
