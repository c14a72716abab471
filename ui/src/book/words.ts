/** Dates and places in words, and as texts that the core reads back. */
import { formatPercent } from "#i18n/format.ts";
import { t } from "#i18n/index.svelte.ts";
import type { Edition, ImpreciseDate } from "#ipc/bindings.ts";
import { dateWords } from "#shared/dates.ts";

export { dateWords } from "#shared/dates.ts";
export { placeEntry, placeWords, timeWords } from "#lib/place.ts";

/** A date for a field; nothing stays empty. */
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
