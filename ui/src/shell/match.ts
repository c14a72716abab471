/** How well a command fits what was typed. */

/** Folded for matching: case and diacritics do not count. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * 0 when a word typed begins no word of the title and its letters do not follow in order; else the higher the
 * better: whole beginnings before word beginnings before letters anywhere.
 */
export function fits(title: string, typed: string): number {
  const text = fold(title);
  const wanted = fold(typed).trim();
  if (wanted === "") return 1;
  if (text.startsWith(wanted)) return 4;
  const words = text.split(/\P{L}+/u);
  if (wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))) return 3;
  if (text.includes(wanted)) return 2;
  return inOrder(text, wanted) ? 1 : 0;
}

function inOrder(text: string, letters: string): boolean {
  let at = -1;
  return [...letters.replace(/\s/g, "")].every((letter) => {
    at = text.indexOf(letter, at + 1);
    return at >= 0;
  });
}
