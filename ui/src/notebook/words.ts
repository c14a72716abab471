/** Places and days of notes in few words. */
import { formatDay, formatNumber } from "#i18n/format.ts";
import { t } from "#i18n/index.svelte.ts";
import type { Hit, PositionView, Unit } from "#ipc/bindings.ts";
import type { IconName } from "#lib/icons.ts";

/** The drawing of each kind of note. */
export const kindIcons: Record<Hit["kind"], IconName> = {
  note: "note",
  quote: "quote",
  question: "help",
  takeaway: "key",
  session: "timer",
};

/** What a hit is, in a word. */
export function kindWord(kind: Hit["kind"]): string {
  return kind === "session" ? t.notebook.hit.session : t.shared.composer.kinds[kind];
}

/** A place as it stands in a margin: “p. 163”, “45 %”, “ch. 5”, “1 h 20 min”. */
export function shortPlace({ unit, value }: PositionView): string {
  const minutes = Math.round(value);
  const words: Record<Unit, string> = {
    page: t.notebook.hit.page(value),
    percent: t.notebook.hit.percent(formatNumber(value)),
    chapter: t.notebook.hit.chapter(value),
    location: t.notebook.hit.location(value),
    minute: t.notebook.hit.time(Math.floor(minutes / 60), minutes % 60),
  };
  return words[unit];
}

/** The day of an instant on this computer's clock: “today”, “17 Nov 2026”. */
export function dayWords(instant: string, now = new Date()): string {
  const day = localDay(new Date(instant));
  return day === localDay(now) ? t.notebook.hit.today : formatDay(day);
}

function localDay(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
