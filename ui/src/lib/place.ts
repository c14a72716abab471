/** Places in a text and lengths of time, in words and as a field takes them back. */
import { formatNumber } from "#i18n/format.ts";
import { t } from "#i18n/index.svelte.ts";

/** A number in a unit, whatever else is known of the place. */
export interface Spot {
  unit: "page" | "percent" | "minute" | "chapter" | "location";
  value: number;
}

/** A place as a phrase: “page 182”, “45 %”, “1 h 20 min”, “chapter 3”. */
export function placeWords({ unit, value }: Spot): string {
  const { place } = t.shared;
  const words = {
    page: () => place.page(formatNumber(value)),
    percent: () => place.percent(formatNumber(Math.round(value * 10) / 10)),
    minute: () => timeWords(value),
    chapter: () => place.chapter(formatNumber(value)),
    location: () => place.location(formatNumber(value)),
  };
  return words[unit]();
}

/** A length of time: “12 min”, “6 h”, “1 h 20 min”. */
export function timeWords(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return t.shared.place.minutes(rest);
  return rest === 0 ? t.shared.place.hours(hours) : t.shared.place.hoursAndMinutes(hours, rest);
}

/** A place as the progress field shows it, in a form that the core reads back: `182`, `45 %`, `1h20`, `ch 3`. */
export function placeEntry(place: Spot | null): string {
  if (place === null) return "";
  const { unit, value } = place;
  const whole = Math.round(value);
  const texts = {
    page: String(value),
    percent: `${Math.round(value * 10) / 10} %`,
    minute: whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)}h${String(whole % 60).padStart(2, "0")}`,
    chapter: `ch ${value}`,
    location: `loc ${value}`,
  };
  return texts[unit];
}

/** Whether a book is measured in minutes: a recording, of which no pages are known. */
export function countsMinutes(length: { pages: number | null; minutes: number | null } | null | undefined): boolean {
  return length !== null && length !== undefined && length.pages === null && length.minutes !== null;
}
