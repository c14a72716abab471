/** Numbers and days as the reader's language writes them. A reading day is a plain date: no zone is ever applied. */
import { locale } from "./index.svelte.ts";

/** 5867 → “5,867”. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** A share of 0 to 1 as whole percent: 0.511 → “51 %”. */
export function formatPercent(share: number): string {
  return `${formatNumber(Math.floor(share * 100))} %`;
}

/** A plain date `2026-11-19` as “19 Nov 2026”; what is not a plain date comes back as it is. */
export function formatDay(day: string): string {
  return plainDate(day, { day: "numeric", month: "short", year: "numeric" });
}

/** A plain date `2026-11-19` as “Thursday 19 November”. */
export function formatLongDay(day: string): string {
  return plainDate(day, { weekday: "long", day: "numeric", month: "long" });
}

/** An instant in UTC milliseconds as “19 Nov 2026, 08:52” on this computer's clock. */
export function formatInstant(milliseconds: number): string {
  return new Intl.DateTimeFormat(dateLocale(), {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(milliseconds);
}

/** An instant as “08:52” where it is today, else as its day. */
export function formatMoment(milliseconds: number): string {
  const today = new Date().toDateString() === new Date(milliseconds).toDateString();
  const options: Intl.DateTimeFormatOptions = today
    ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
    : { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(dateLocale(), options).format(milliseconds);
}

/** 4123456 bytes → “4.1 MB”. */
export function formatSize(bytes: number): string {
  const [size, unit] =
    bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : bytes < 1e9 ? [bytes / 1e6, "megabyte"] : [bytes / 1e9, "gigabyte"];
  const digits = unit === "kilobyte" ? 0 : 1;
  return new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits: digits }).format(size);
}

function plainDate(day: string, options: Intl.DateTimeFormatOptions): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  const text = new Intl.DateTimeFormat(dateLocale(), { ...options, timeZone: "UTC" }).format(date);
  return options.weekday === undefined ? text : text.replace(",", "");
}

/** English days are written day first, as everywhere in Lectern. */
function dateLocale(): string {
  return locale() === "en" ? "en-GB" : locale();
}
