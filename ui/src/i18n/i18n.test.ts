import { afterEach, describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import { formatDay, formatLongDay, formatNumber, formatPercent } from "./format.ts";
import { speak, t } from "./index.svelte.ts";
import { pluralFor } from "./plural.ts";

afterEach(() => speak("en", en));

describe("plurals", () => {
  it("follows English", () => {
    const plural = pluralFor("en");
    const pages = (count: number) => plural(count, { one: "# page", other: "# pages" });
    expect([0, 1, 2, 5867].map(pages)).toEqual(["0 pages", "1 page", "2 pages", "5,867 pages"]);
  });

  it("follows languages with more forms", () => {
    const plural = pluralFor("pl");
    const pages = (count: number) =>
      plural(count, { one: "# strona", few: "# strony", many: "# stron", other: "# strony" });
    expect([1, 3, 5, 22].map(pages)).toEqual(["1 strona", "3 strony", "5 stron", "22 strony"]);
  });
});

describe("the strings", () => {
  it("change with the language", () => {
    speak("de", { ...en, shell: { ...en.shell, today: "Heute" } });
    expect(t.shell.today).toBe("Heute");
    expect(formatNumber(5867)).toBe("5.867");
  });

  it("never praise, blame or shout", () => {
    const texts = (value: unknown): string[] =>
      typeof value === "string"
        ? [value]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(texts)
          : [];
    expect(texts(en).filter((text) => /!|\boops\b|\bsorry\b/i.test(text))).toEqual([]);
  });
});

describe("days and numbers", () => {
  it("writes plain dates without applying a zone", () => {
    expect(formatDay("2026-11-19")).toBe("19 Nov 2026");
    expect(formatLongDay("2026-11-19")).toBe("Thursday 19 November");
  });

  it("leaves what is not a plain date as it is", () => {
    expect(formatDay("spring 2019")).toBe("spring 2019");
  });

  it("never rounds progress up to done", () => {
    expect(formatPercent(0.999)).toBe("99 %");
  });
});
