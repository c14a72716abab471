/** A book of the list in words. */
import { formatNumber } from "#i18n/format.ts";
import { t } from "#i18n/index.svelte.ts";
import type { BookRow, Place } from "#ipc/bindings.ts";

/** A position in words: “page 182”, “45 %”, “1 h 20 min”, “chapter 3”. */
export function placeWords({ unit, value }: Place): string {
  const { at } = t.library;
  const whole = Math.round(value);
  const words = {
    page: () => at.page(formatNumber(value)),
    percent: () => at.percent(formatNumber(Math.round(value * 10) / 10)),
    minute: () => at.minute(Math.floor(whole / 60), String(whole % 60).padStart(2, "0")),
    chapter: () => at.chapter(formatNumber(value)),
    location: () => at.location(formatNumber(value)),
  };
  return words[unit]();
}

/** A position as the progress field shows it, in a form that the core reads back. */
export function placeText(place: Place | null): string {
  if (place === null) return "";
  const whole = Math.round(place.value);
  const texts = {
    page: String(place.value),
    percent: `${Math.round(place.value * 10) / 10} %`,
    minute: `${Math.floor(whole / 60)}h${String(whole % 60).padStart(2, "0")}`,
    chapter: `ch ${place.value}`,
    location: `loc ${place.value}`,
  };
  return texts[place.unit];
}

/** The state of a book with its earlier reads: “Reading again”, “Finished 2 times”; undefined for the plain word. */
export function stateWords({ state, times_read: finished }: BookRow): string | undefined {
  if (state === "reading" && finished > 0) return t.library.reads.again;
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
