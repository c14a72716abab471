import { describe, expect, it } from "vitest";
import { authorLine, coverDesign, titleHash } from "./coverDesign.ts";

describe("generated covers", () => {
  // Cloth, binding and size as the design's own pages show them.
  it.each([
    ["Designing Data-Intensive Applications", 8, 1, 7.2],
    ["Node.js Design Patterns", 10, 0, 12.5],
    ["The Design of Web APIs", 2, 2, 13.2],
    ["SQL Performance Explained", 13, 3, 11.7],
    ["Release It!", 11, 4, 13.5],
    ["SQL Antipatterns, Volume 1", 7, 5, 9.9],
    ["Computer Networking: A Top-Down Approach", 1, 3, 9.8],
    ["Domain-Driven Design", 5, 1, 9.8],
    ["Middlemarch", 7, 1, 9.1],
    ["A Room of One’s Own", 12, 0, 13.5],
  ])("%s always looks the same", (title, cloth, binding, titleSize) => {
    expect(coverDesign(title)).toMatchObject({ cloth, binding, titleSize });
  });

  it("draws the ornament that the pages show", () => {
    expect(coverDesign("Release It!").ornament).toBe(3);
  });

  it("folds case and compatible forms, so that a title typed differently keeps its cloth", () => {
    expect(titleHash("EMMA")).toBe(titleHash("emma"));
    expect(titleHash("ﬁction")).toBe(titleHash("fiction"));
  });

  it.each(["", " ", "戦争と平和", "الأيام", "🜚", "x".repeat(5000)])("has a cover for any title", (title) => {
    const { cloth, binding, ornament, titleSize, height } = coverDesign(title);
    expect(cloth).toBeLessThan(14);
    expect(binding).toBeLessThan(6);
    expect(ornament).toBeLessThan(6);
    expect(titleSize).toBeGreaterThan(0);
    expect(height).toBeGreaterThanOrEqual(78);
    expect(height).toBeLessThanOrEqual(100);
  });

  it("names at most two authors", () => {
    const others = (first: string) => `${first} et al.`;
    expect(authorLine([], others)).toBe("");
    expect(authorLine(["Mario Casciaro", "Luciano Mammino"], others)).toBe("Casciaro, Mammino");
    expect(authorLine(["Forsgren, Nicole", "Jez Humble", "Gene Kim"], others)).toBe("Forsgren et al.");
  });
});
