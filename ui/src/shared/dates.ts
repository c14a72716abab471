/** Dates that may be imprecise, in words. */
import { formatDay } from "#i18n/format.ts";
import { locale, t } from "#i18n/index.svelte.ts";
import type { ImpreciseDate } from "#ipc/bindings.ts";

/** A date as precisely as it was given: “3 May 2019”, “May 2019”, “spring 2019”, “2019”, “before 2015”, “unknown”. */
export function dateWords(date: ImpreciseDate): string {
  if (date === "?") return t.shared.unknown;
  if (date.startsWith("<")) return t.shared.dates.before(date.slice(1));
  const [, year = "", rest = ""] = /^(\d{4})-([a-z]+|\d{2})$/.exec(date) ?? [];
  if (rest === "") return formatDay(date);
  if (rest === "spring" || rest === "summer" || rest === "autumn" || rest === "winter") {
    return t.shared.dates[rest](year);
  }
  const month = new Date(Date.UTC(Number(year), Number(rest) - 1, 1));
  return new Intl.DateTimeFormat(locale(), { month: "long", year: "numeric", timeZone: "UTC" }).format(month);
}
