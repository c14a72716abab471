/** A list of one's own: made of a selection, described, published, and sent out. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible } from "../support/axe.ts";
import { command, told } from "../support/keyboard.ts";
import { expect, library, open, test } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

const bridge = library(async (bridge) => {
  for (const title of ["Emma", "Evelina", "Persuasion"]) await addBook(bridge, title, { pages: "300" });
});

test.describe.configure({ mode: "serial" });

test("a plan is made of the books that were selected", async ({ page }) => {
  await open(page, "library");
  await page.getByRole("checkbox", { name: "Select all 3 books" }).check();
  await page
    .getByRole("region", { name: "Actions on the selection" })
    .getByRole("button", { name: /plan/i })
    .click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Title of the plan" }).fill("Winter");
  await dialog.getByRole("button", { name: "Make the plan" }).click();
  await told(page, "Made the plan Winter");
  await expect(page.getByRole("heading", { level: 1, name: "Winter" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Persuasion" }).first()).toBeVisible();
});

test("what the list says of an item is written in place, and leaves with a version and its note", async ({ page }) => {
  await open(page, "plan");
  await page.getByRole("button", { name: "More for Emma" }).click();
  await page.getByRole("menuitem", { name: "What the list says…" }).click();
  const dialog = page.getByRole("dialog", { name: "What the list says of Emma" });
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Why it is here" }).fill("For the tone");
  await dialog.getByRole("combobox", { name: "Level" }).selectOption("beginner");
  await dialog.getByRole("checkbox", { name: "Must-read" }).check();
  await page.keyboard.press("Control+Enter");
  await told(page, "Edited Emma in the plan");
  await expect(page.getByText("For the tone").first()).toBeVisible();
  await command(page, "Publish a new version");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "What is new" }).fill("The first one.");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await told(page, "Published Winter 1");
  const path = join(bridge().folder, "winter.json");
  await command(page, "Export a plan");
  page.once("dialog", (dialog) => void dialog.accept(path));
  await page.getByRole("button", { name: "Choose a place…" }).click();
  await told(page, /^Exported Winter/);
  const plan = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  expect(plan["version"]).toBe("1");
  expect(plan["versions"]).toMatchObject([{ version: "1", note: "The first one." }]);
});
