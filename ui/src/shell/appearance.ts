/** The reader's choices about looks, as attributes of the page's root that the style sheets read. */

/** How the reader wants the interface to look. */
export interface Appearance {
  theme: "system" | "light" | "dark";
  density: "comfortable" | "compact";
  /** 0.8 to 2. */
  textScale: number;
  motion: "system" | "reduce";
}

/** The bounds of `textScale`, and the step of Ctrl + and Ctrl −. */
export const textScales = { least: 0.8, most: 2, step: 0.1 };

/** Shows the choices at once. What follows the system is left to it. */
export function applyAppearance({ theme, density, textScale, motion }: Appearance, root = document.documentElement) {
  choose(root, "theme", theme === "system" ? undefined : theme);
  choose(root, "density", density === "compact" ? density : undefined);
  choose(root, "motion", motion === "reduce" ? motion : undefined);
  root.style.setProperty("--text-scale", String(clamp(textScale)));
}

/** The next text size up (`1`) or down (`-1`), within the bounds and free of binary crumbs. */
export function nextTextScale(now: number, direction: 1 | -1): number {
  return clamp(Math.round((now + direction * textScales.step) * 10) / 10);
}

function clamp(scale: number): number {
  return Math.min(textScales.most, Math.max(textScales.least, scale));
}

function choose(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) root.removeAttribute(`data-${name}`);
  else root.setAttribute(`data-${name}`, value);
}
