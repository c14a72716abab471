/** Places in a book and lengths of time in words. */
import { formatNumber } from "#i18n/format.ts";
import { t } from "#i18n/index.svelte.ts";
import type { Place } from "#ipc/bindings.ts";

/** A length of time: 372 → “6 h 12 min”. */
export function timeWords(minutes: number): string {
  const whole = Math.round(minutes);
  return t.book.position.hours(Math.floor(whole / 60), whole % 60);
}

/** A place in a book: “page 182”, “45 %”, “1 h 20 min”, “chapter 3”. */
export function placeWords({ unit, value }: Place): string {
  if (unit === "minute") return timeWords(value);
  return t.book.position[unit](formatNumber(value));
}
