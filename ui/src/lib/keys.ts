/**
 * Key chords as words: `Ctrl+K`, `Alt+Shift+ArrowUp`, `?`, `Delete`; a sequence is chords with a space, `G T`.
 * `Ctrl` means the platform's own: Command on a Mac. Shift is named with letters and with keys that print nothing;
 * a printed mark such as `?` already says it.
 */

/** Whether this computer calls the main modifier Command. */
export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** The parts of a keyboard event that a chord is read from. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "getModifierState"
>;

const modifierKeys = ["Control", "Meta", "Alt", "Shift", "AltGraph"];

/** The chord of a key press, or null for a modifier alone. */
export function chordOf(press: KeyPress, mac = isMac): string | null {
  if (modifierKeys.includes(press.key)) return null;
  const key = keyName(press);
  // AltGr arrives as Ctrl and Alt on Windows; it only prints a mark.
  const altGraph = press.getModifierState("AltGraph");
  const printed = key.length === 1 && !/[A-Z0-9]/.test(key);
  const modifiers = [
    (mac ? press.metaKey : press.ctrlKey) && !altGraph && "Ctrl",
    press.altKey && !altGraph && "Alt",
    press.shiftKey && !printed && key !== "Plus" && "Shift",
  ].filter(Boolean);
  return [...modifiers, key].join("+");
}

/** Whether a chord is a bare character, which typing would produce too. */
export function isBare(chord: string): boolean {
  return /^(Shift\+)?(.|Space|Plus)$/u.test(chord);
}

/** A sequence as the key caps to show: `G T` → [["G"], ["T"]], `Ctrl+K` → [["Ctrl", "K"]]. */
export function keyCaps(keys: string, mac = isMac): string[][] {
  return keys.split(" ").map((chord) => chord.split("+").map((key) => capName(key, mac)));
}

/** Whether typing would go into this element. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !["button", "checkbox", "radio", "range", "submit", "reset", "file", "color"].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function keyName({ key, code }: KeyPress): string {
  if (key === " ") return "Space";
  if (key === "+") return "Plus";
  if (key.length !== 1) return key;
  // On a keyboard of another script the letter's place counts, so that Ctrl+Z stays where the hand expects it.
  if (key.charCodeAt(0) > 0x7f && /^Key[A-Z]$/.test(code)) return code.slice(3);
  return key.toUpperCase();
}

function capName(key: string, mac: boolean): string {
  const names: Record<string, string> = {
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
    Escape: "Esc",
    Plus: "+",
    ...(mac ? { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" } : {}),
  };
  return names[key] ?? key;
}
