/** OKLCH as written in the style sheets, to sRGB and to WCAG contrast. Only the tests compute colours. */

/** Red, green and blue, 0 to 1, as shown. */
export type Rgb = readonly number[];

interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
  alpha: number;
}

/** Paints colours in order, the first opaque: `["oklch(…)", "oklch(… / 0.05)"]` is a hovered paper. */
export function paint(layers: readonly string[]): Rgb {
  return layers.map(parse).reduce<Rgb>((below, layer) => {
    const colour = toRgb(layer);
    return colour.map((value, at) => value * layer.alpha + (below[at] ?? 0) * (1 - layer.alpha));
  }, []);
}

/** The WCAG 2.2 contrast of two colours, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function parse(text: string): Oklch {
  const match = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)/.exec(text);
  if (match === null) throw new Error(`not an OKLCH colour: ${text}`);
  const [lightness = 0, chroma = 0, hue = 0] = match.slice(1, 4).map(Number);
  return { lightness, chroma, hue: (hue * Math.PI) / 180, alpha: match[4] === undefined ? 1 : Number(match[4]) };
}

/** Björn Ottosson's matrices (https://bottosson.github.io/posts/oklab), then the sRGB curve in 8 bits. */
function toRgb({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((value) => Math.round(shown(value) * 255) / 255);
}

function shown(value: number): number {
  const inside = Math.min(1, Math.max(0, value));
  return inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
