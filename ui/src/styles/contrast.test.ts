import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contrast, paint } from "#testing/oklch.ts";

const read = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");
const tokens = read("tokens.css");

function colours(block: RegExp): Record<string, string> {
  const body = block.exec(tokens)?.[1] ?? "";
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(oklch\([^)]*\));/g)].map(([, name, value]) => [name, value]),
  );
}

const light = colours(/:root \{([\s\S]*?)\n\}/);
const darkBySystem = colours(/:root:not\(\[data-theme="light"\]\) \{([\s\S]*?)\n {2}\}/);
const darkByChoice = colours(/:root\[data-theme="dark"\] \{([\s\S]*?)\n\}/);
const themes = { light, dark: { ...light, ...darkByChoice } };

const TEXT = 4.5;
const GRAPHIC = 3;
const papers = ["paper", "paper-sunk", "paper-raised"];
const inks = ["ink", "ink-2", "ink-3", "accent", "warn", "danger", "slate"];

/** Foreground, what it stands on (painted in order), the ratio it needs. */
const pairs: [string, string[], number][] = [
  ...papers.flatMap((paper): [string, string[], number][] => [
    ...inks.map((ink): [string, string[], number] => [ink, [paper], TEXT]),
    ...["ink", "ink-2", "ink-3", "accent"].map((ink): [string, string[], number] => [ink, [paper, "hover"], TEXT]),
    ...["line-control", "focus", "ribbon", "accent-line", "danger-line", "warn-line"].map(
      (line): [string, string[], number] => [line, [paper], GRAPHIC],
    ),
  ]),
  ...inks.map((ink): [string, string[], number] => [ink, ["accent-soft"], TEXT]),
  ...["warn", "danger", "slate"].flatMap((tone): [string, string[], number][] =>
    ["ink", "ink-2", tone].map((ink) => [ink, [`${tone}-soft`], TEXT]),
  ),
  ["on-accent", ["accent"], TEXT],
  ["on-accent", ["accent-hover"], TEXT],
  ["on-danger", ["danger"], TEXT],
  ["on-danger", ["danger-hover"], TEXT],
  ["mark-ink", ["mark"], TEXT],
  ["paper", ["ink"], TEXT],
  ["focus", ["accent-soft"], GRAPHIC],
  ["line-control", ["accent-soft"], GRAPHIC],
];

describe.each(Object.entries(themes))("colours in the %s theme", (_name, theme) => {
  const layers = (names: string[]) => paint(names.map((name) => theme[name] ?? name));

  it.each(pairs)("%s can be made out on %s", (foreground, background, needed) => {
    expect(contrast(layers([...background, foreground]), layers(background))).toBeGreaterThanOrEqual(needed);
  });
});

describe("the tokens", () => {
  it("are the same dark by the system's wish and by the reader's", () => {
    expect(darkByChoice).toEqual(darkBySystem);
    expect(Object.keys(darkByChoice).length).toBeGreaterThan(20);
  });

  const cloths = [
    ...read("cloths.css").matchAll(
      /\.(cloth-\d+)\s*\{\s*--cloth:\s*(oklch\([^)]*\));\s*--cloth-ink:\s*(oklch\([^)]*\));\s*--cloth-foil:\s*(oklch\([^)]*\));/g,
    ),
  ].map((match) => match.slice(1, 5) as [string, string, string, string]);

  it("have fourteen cloths", () => expect(cloths).toHaveLength(14));

  it.each(cloths)("%s carries a title and its rules", (_name, cloth, ink, foil) => {
    expect(contrast(paint([ink]), paint([cloth]))).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(paint([foil]), paint([cloth]))).toBeGreaterThanOrEqual(GRAPHIC);
  });
});
