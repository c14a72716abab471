import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.(ts|svelte)$/.test(file) && !file.endsWith("/bindings.ts"),
);

/** What a file imports of ours, as paths below src. Types do not exist at run time and cannot close a cycle. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/^\s*(?:import|export)\s(?!type\b)[^"';]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"/gm)]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((name) => name.startsWith("#") || name.startsWith("."))
    .map((name) => (name.startsWith("#") ? name.slice(1) : normalize(join(dirname(file), name))));
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

function cycleFrom(start: string): string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: string, path: string[]): string[] | undefined => {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}

describe("the house", () => {
  it("has no cycle of imports", () => {
    expect(files.map(cycleFrom).find((cycle) => cycle !== undefined)).toBeUndefined();
  });

  it("imports only files that are there", () => {
    const known = new Set([...files, "ipc/bindings.ts"]);
    const missing = [...graph].flatMap(([file, imports]) =>
      imports.filter((name) => /\.(ts|svelte)$/.test(name) && !known.has(name)).map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("knows Tauri in one file", () => {
    const knowing = files.filter((file) => /from "@tauri-apps\//.test(readFileSync(join(root, file), "utf8")));
    expect(knowing).toEqual([relative(root, join(root, "ipc/tauri.ts"))]);
  });

  it("writes HTML in one file", () => {
    const writing = files.filter(
      (file) => file.endsWith(".svelte") && /\{@html /.test(readFileSync(join(root, file), "utf8")),
    );
    expect(writing).toEqual(["shared/MarkdownView.svelte"]);
  });

  it("stays in small rooms", () => {
    const large = files.filter(
      (file) => file !== "shared/Sprite.svelte" && readFileSync(join(root, file), "utf8").split("\n").length > 300,
    );
    expect(large).toEqual([]);
  });
});
