/**
 * A typed position moved by a step: the first number in the text changes, the rest stays (`p198` → `p199`,
 * `45 %` → `46 %`, `+12` → `+13`). Never below zero. Undefined when there is no number, or two (`1h20`), where it
 * would not be clear which is meant.
 */
export function steppedText(text: string, step: number): string | undefined {
  const numbers = [...text.matchAll(/\d+/g)];
  const [number] = numbers;
  if (number === undefined || numbers.length > 1) return undefined;
  const next = Math.max(0, Number(number[0]) + step);
  return text.slice(0, number.index) + String(next) + text.slice(number.index + number[0].length);
}
