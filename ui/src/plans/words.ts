/** Facts of an item in the reader's words. */
import { formatNumber } from "#i18n/format.ts";
import { t } from "#i18n/index.svelte.ts";
import type { Candidate, Item, ItemBook, Part, Suggestion } from "#ipc/bindings.ts";
import type { IconName } from "#lib/icons.ts";

const levelIcons: Record<string, IconName> = { beginner: "l-1", intermediate: "l-2", advanced: "l-3" };

/** The levels a list can name, from the easiest. */
export const LEVELS = ["beginner", "intermediate", "advanced"] as const;

/** The bars of a level, where it is one of the three. */
export function levelIcon(level: string): IconName {
  return levelIcons[level] ?? "layers";
}

/** “Intermediate”; a level of the list's own as it is. */
export function levelWords(level: string): string {
  return level in t.plans.levels ? t.plans.levels[level as keyof typeof t.plans.levels] : level;
}

/** “Chapters 1–7”. */
export function partWords({ unit, first, last }: Part): string {
  return t.plans.part[unit](first, last);
}

/** “Read, reading again”, for a book that was read before; undefined for the plain word. */
export function againWords({ state, book }: Item): string | undefined {
  if (book === null || book.times_read === 0) return undefined;
  return state === "reading" ? t.plans.again.reading : state === "paused" ? t.plans.again.paused : undefined;
}

/** “10 h 12”. */
export function minutesWords(minutes: number): string {
  return `${formatNumber(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** How long the book is, or what is left of it while it is read. */
export function lengthWords({ book, state }: Item): string {
  if (book === null) return t.plans.pagesUnknown;
  const share = state === "reading" || state === "paused" ? (book.progress ?? 0) : 0;
  if (book.pages !== null) {
    const pages = book.pages;
    return share > 0 ? t.plans.pagesLeft(Math.round(pages * (1 - share))) : t.plans.pages(pages);
  }
  return book.minutes === null ? t.plans.pagesUnknown : minutesWords(book.minutes);
}

/** “Karl Duuna, Pragmatic Bookshelf, 2016”. */
export function candidateBy({ authors, publisher, year }: Candidate): string {
  return [names(authors), publisher, year === null ? null : String(year)].filter((part) => Boolean(part)).join(", ");
}

/** What speaks for a suggested book, a sentence for each place that does. */
export function reasonWords({ reasons }: Suggestion): string {
  return reasons.map(({ place, words }) => t.plans.match.why[place](names(words))).join(" ");
}

/** “Ann, Ben and Cid”, in the order of the title page. */
export function names(authors: readonly string[]): string {
  return authors.length < 2 ? (authors[0] ?? "") : t.plans.and(authors.slice(0, -1).join(", "), authors.at(-1) ?? "");
}

/** “2nd edition, 2019”, as far as the list says which edition it speaks of; empty where it names none. */
export function editionWords({ edition, published }: ItemBook): string {
  const year = /^\d{4}/.exec(published ?? "")?.[0];
  return edition === null ? "" : [edition, year].filter((part) => part !== undefined).join(", ");
}

/** A word of the list as a line of its own: “deepening” → “Deepening”. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
