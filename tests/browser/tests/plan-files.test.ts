/** Plans from files and to files: a newer list is taken item by item, a list is corrected line by line, a plan leaves. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import type { Bridge, Changed } from "../support/bridge.ts";
import { command, told } from "../support/keyboard.ts";
import { expect, library, open, settled, test, type Page } from "../support/reader.ts";
import { planOf } from "../support/plan.ts";

/** The built-in plan as an older Lectern brought it: one entry fewer, one in other words. */
async function takeOldPlan(bridge: Bridge): Promise<string> {
  const { value: new_ } = await bridge.call<Changed>("plan_take", { key: "backend-engineering" });
  const path = join(bridge.folder, "old.json");
  await bridge.call("plan_export", { id: new_, layers: "curator", format: "json", path });
  await bridge.call("plan_remove", { id: new_ });
  const old = JSON.parse(await readFile(path, "utf8")) as {
    version: string;
    stages: { items: { id: string; requires?: unknown[]; annotations: { why?: string; level?: string } }[] }[];
  };
  old.version = "0.9";
  const last = old.stages.at(-1)?.items.pop()?.id;
  const first = old.stages[0]?.items[0];
  if (first === undefined) throw new Error("the plan has items");
  first.annotations.why = "Begin with this, since everything else speaks of it.";
  first.annotations.level = "advanced";
  const text = JSON.stringify(old).replaceAll(new RegExp(`\\{"item":"${last}"[^}]*\\},?`, "g"), "");
  const source = { from: "pasted", text: text.replaceAll(",]", "]") };
  return (await bridge.call<Changed>("plan_import", { source, choice: {} })).value;
}

const books = (version: string, isbn: string, name: string, pages: number): string =>
  JSON.stringify({
    lectern_plan: 1,
    id: "one",
    title: "One book",
    version,
    summary: "A list of one.",
    language: "en",
    curator: { name: "A curator" },
    stages: [
      {
        id: "s",
        title: "Now",
        summary: "Read now.",
        items: [
          {
            id: "slow",
            asks_for: "A book",
            book: {
              title: "Slow Systems",
              authors: [{ name: "Ada Example" }],
              edition: { name, year: 2017, isbn13: isbn, pages, certain: true },
            },
            identification: { confidence: "stated", basis: "The list names it." },
          },
        ],
      },
    ],
  });

let old: string;
let one: string;
const bridge = library(async (bridge) => {
  old = await takeOldPlan(bridge);
  const source = { from: "pasted", text: books("1", "9780141439587", "1st", 400) };
  one = (await bridge.call<Changed>("plan_import", { source, choice: {} })).value;
  const plan = await planOf(bridge, one);
  await bridge.call("progress_log", { book: plan.stages[0]?.items[0]?.book?.id, draft: { entry: "100" } });
  await writeFile(join(bridge.folder, "newer.json"), books("2", "9781449373320", "2nd", 500));
  await writeFile(join(bridge.folder, "broken.json"), books("3", "1", "2nd", 500).replace('"A book"', "7"));
  const list = ["# Winter", "", "A few words.", "", "## Novels", "", "- [x] Emma - Jane Austen: for the tone"];
  const more = Array.from({ length: 300 }, (_, at) => `- Novel ${at + 1} - Somebody ${at + 1}: why not`);
  await writeFile(join(bridge.folder, "winter.md"), [...list, ...more, "", "Other words."].join("\n"));
});

/** Answers the dialog for a file, as the reader would. */
function choose(page: Page, path: string): void {
  page.once("dialog", (dialog) => void dialog.accept(path));
}

test.describe.configure({ mode: "serial" });

test("a newer list that came with Lectern is told of, looked at, and taken but for one entry", async ({ page }) => {
  await open(page, `plan/${old}`);
  await expect(page.getByText(/^List .* is out: 2 changes\./)).toBeVisible();
  await page.getByRole("link", { name: "See what changed" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^What changed in list/ })).toBeVisible();
  await expect(page.getByText("1 entry was added and 1 entry was changed.", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
  const changed = page.getByRole("article").first();
  await expect(changed.locator("del").first()).toBeVisible();
  await changed.getByRole("checkbox", { name: /^Take:/ }).uncheck();
  await page.getByRole("button", { name: "Take 1 change" }).click();
  await told(page, /^Updated the plan/);
  await expect(page.getByRole("heading", { level: 1, name: "Backend Engineering" })).toBeVisible();
  await expect(page.getByText(/is out:/)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/is out: 2 changes/)).toBeVisible();
});

test("one thing that is said of an item stays as it was, and the rest is taken", async ({ page }) => {
  await open(page, `plan-update/${old}?builtin=backend-engineering`);
  await page
    .getByRole("checkbox", { name: /^Take of .*: level$/ })
    .first()
    .uncheck();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await told(page, /^Updated the plan/);
  await open(page, `plan-update/${old}?builtin=backend-engineering`);
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("the copy under way goes on in the new edition where the reader says so", async ({ page }) => {
  await open(page, `plan/${one}`);
  choose(page, join(bridge().folder, "newer.json"));
  await command(page, "Look for changes in a file");
  await expect(page.getByText("page 100 of 400 becomes about 125 of 500", { exact: false })).toBeVisible();
  await page.getByRole("radio", { name: /Switch to the 2nd/ }).check();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await told(page, /^Updated the plan/);
  await expect(page.getByText(/page 125/).first()).toBeVisible();
});

test("a list in Markdown is corrected line by line, and one undo takes the plan away again", async ({ page }) => {
  await open(page, "plan-import");
  await expectAccessible(page);
  choose(page, join(bridge().folder, "winter.md"));
  await page.keyboard.press("Control+o");
  await expect(page.getByText("301 books in winter.md")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  const drawn = page.getByRole("list", { name: "Lines that were taken for books" }).getByRole("listitem");
  expect(await drawn.count()).toBeLessThan(80);
  await page.getByRole("button", { name: "Correct Novel 1", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Line 8" });
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Title" }).fill("The First Novel");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The First Novel")).toBeVisible();
  await page.getByRole("checkbox", { name: "Take Novel 2", exact: true }).uncheck();
  await page.getByRole("button", { name: "This is a book: line 3", exact: true }).click();
  await page.getByRole("dialog", { name: "Line 3" }).getByRole("textbox", { name: "Title" }).fill("A Few Words");
  await page.keyboard.press("Enter");
  await expect(page.getByText("301 books come in")).toBeVisible();
  await page.getByRole("button", { name: "Make it a plan" }).click();
  await told(page, "Took the plan Winter");
  await expect(page.getByText("The First Novel").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await told(page, /Winter/);
});

test("a pasted list is looked at as well, and a plan that is there already leads to what changed", async ({ page }) => {
  await open(page, "plan-import");
  const paste = page.getByRole("textbox", { name: "Or paste a list here" });
  await paste.fill("- Persuasion - Jane Austen");
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText("1 book in the pasted text")).toBeVisible();
  await page.getByRole("button", { name: "Choose another" }).click();
  await paste.fill(books("4", "9781449373320", "2nd", 500));
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("link", { name: "See what changed" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /What changed/ })).toBeVisible();
});

test("each fault of a plan file stands beside its place", async ({ page }) => {
  await open(page, `plan-import?file=${encodeURIComponent(join(bridge().folder, "broken.json"))}`);
  await expect(page.getByRole("rowheader", { name: /stage 1/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test("a plan leaves as a page that stands alone and prints", async ({ page }) => {
  const path = join(bridge().folder, "plan.html");
  await open(page, `plan/${old}`);
  await command(page, "Export a plan");
  const dialog = page.getByRole("dialog", { name: "Export a plan" });
  await dialog.getByRole("button", { name: "HTML page" }).click();
  await dialog.getByRole("checkbox", { name: "With what is mine" }).check();
  await expectAccessible(page);
  choose(page, path);
  await dialog.getByRole("button", { name: "Choose a place…" }).click();
  await told(page, /^Exported Backend Engineering/);
  const text = await readFile(path, "utf8");
  expect(text).toContain("Backend Engineering");
  const sheet = await (await page.context().browser()?.newContext())?.newPage();
  if (sheet === undefined) throw new Error("the page has a browser");
  await sheet.goto(`file://${path}`);
  await expectAccessible(sheet);
  await expectNoSidewaysScroll(sheet);
  await sheet.emulateMedia({ media: "print" });
  await sheet.setViewportSize({ width: 794, height: 1123 });
  await expectNoSidewaysScroll(sheet);
  await sheet.context().close();
});

test("at 900 by 600 and with large text nothing is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  const address = `plan-update/${old}?builtin=backend-engineering`;
  for (const place of [address, `plan-import?file=${encodeURIComponent(join(bridge().folder, "winter.md"))}`]) {
    await open(page, place);
    await expectNoSidewaysScroll(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await expectNoSidewaysScroll(page);
  }
});
