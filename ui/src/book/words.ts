/** Dates and places in words, and as texts that the core reads back. */
import { formatDay, formatPercent } from "#i18n/format.ts";
import { locale, t } from "#i18n/index.svelte.ts";
import type { Edition, ImpreciseDate } from "#ipc/bindings.ts";

export { placeEntry, placeWords, timeWords } from "#lib/place.ts";

/** A date as precisely as it was given: “3 May 2019”, “May 2019”, “spring 2019”, “2019”, “before 2015”, “unknown”. */
export function dateWords(date: ImpreciseDate): string {
  if (date === "?") return t.shared.unknown;
  if (date.startsWith("<")) return t.book.dates.before(date.slice(1));
  const [, year = "", rest = ""] = /^(\d{4})-([a-z]+|\d{2})$/.exec(date) ?? [];
  if (rest === "") return formatDay(date);
  if (rest === "spring" || rest === "summer" || rest === "autumn" || rest === "winter") {
    return t.book.dates[rest](year);
  }
  const month = new Date(Date.UTC(Number(year), Number(rest) - 1, 1));
  return new Intl.DateTimeFormat(locale(), { month: "long", year: "numeric", timeZone: "UTC" }).format(month);
}

/** The same for a field; nothing stays empty. */
export function dateEntry(date: ImpreciseDate | null): string {
  return date === null ? "" : dateWords(date);
}

/** How far a place is, where that is known: “33 %”. */
export function shareWords(share: number): string {
  // A place that was typed as a percentage must not come back one lower.
  return formatPercent(Math.min(1, share + 1e-9));
}

/** What an edition is called: its name, else where it comes from, else its number among the others. */
export function editionName(edition: Edition, number: number): string {
  const { name, publisher, published, format } = edition;
  const parts = [
    name === null ? null : t.book.head.edition(name),
    publisher,
    published === null ? null : dateWords(published),
    format === null || (name ?? publisher ?? published) !== null ? null : t.book.editions.formats[format],
  ].filter((part) => part !== null);
  return parts.length === 0 ? t.book.editions.numbered(number) : parts.join(", ");
}
