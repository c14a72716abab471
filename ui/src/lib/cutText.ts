/** Text of a picture, where no style sheet cuts it: as much as fits, with an ellipsis where something is missing. */

/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

/** What a letter is wide, in shares of its font's size, where nothing can be measured. */
const LETTER = 0.52;

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
let pen: CanvasRenderingContext2D | null | undefined;

/** The text, or as many of its letters as fit into a width together with an ellipsis. */
export function cutTo(width: number, text: string, measure: Measure): string {
  if (measure(text) <= width) return text;
  let kept = "";
  for (const { segment } of letters.segment(text)) {
    if (measure(`${kept}${segment}…`) > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Measures in a font, given as `italic 13px serif`; its families may name a token: `13px var(--font-text)`. */
export function measureIn(font: string): Measure {
  const size = Number(/(\d+)px/.exec(font)?.[1] ?? 16);
  let named: string | undefined;
  return (text) => {
    if (pen === undefined) pen = document.createElement("canvas").getContext("2d");
    if (pen === null) return text.length * size * LETTER;
    named ??= font.replace(/var\((--[\w-]+)\)/, (_, token: string) => tokenOf(token));
    pen.font = named;
    return pen.measureText(text).width;
  };
}

function tokenOf(name: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return value === "" ? "serif" : value;
}
