/** The timer in figures. */
import { locale } from "#i18n/index.svelte.ts";

/** Seconds as a clock: “18:24”, “1:05:00”. */
export function counterText(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

/** The time of an instant on this computer's clock, as “21:30”. */
export function clockWords(instant: string): string {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(locale(), options).format(Date.parse(instant));
}
