/** What the interface says for a moment, at the foot of the page. Never the only trace of anything. */
import { untrack } from "svelte";
import type { IconName } from "./icons.ts";

/** Something to say. */
export interface Toast {
  id: number;
  text: string;
  /** `danger` is announced at once and stays until it is dismissed. */
  tone: "info" | "danger";
  icon: IconName;
  /** One thing to do about it. */
  action?: { label: string; keys?: string; run: () => unknown };
}

/** How long a toast stays unless it is hovered or focused. */
export const TOAST_MS = 8000;

/** More than this at once would cover the page. */
const MOST = 3;

let list = $state.raw<readonly Toast[]>([]);
let last = 0;

/** The toasts now on the screen, oldest first. */
export function toasts(): readonly Toast[] {
  return list;
}

/** Says something; returns the toast's id for `dismiss`. */
export function say(text: string, options: Partial<Omit<Toast, "id" | "text">> = {}): number {
  const tone = options.tone ?? "info";
  last += 1;
  list = [
    ...untrack(() => list),
    { icon: tone === "info" ? "check" : "alert", ...options, id: last, text, tone } as const,
  ].slice(-MOST);
  return last;
}

/** Takes a toast away. */
export function dismiss(id: number): void {
  list = list.filter((toast) => toast.id !== id);
}

/** Takes every toast away: after an undo by key, what they offered is no longer true. */
export function dismissAll(): void {
  list = [];
}
