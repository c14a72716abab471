/** What ties an item to others: groups, parts, prerequisites of every kind, topics; by keys, in both themes, at every size. */
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import type { Changed } from "../support/bridge.ts";
import { command, told } from "../support/keyboard.ts";
import { expect, library, open, test, type Page } from "../support/reader.ts";
import { planOf } from "../support/plan.ts";

let plan: string;
const ids = new Map<string, string>();

library(async (bridge) => {
  plan = (await bridge.call<Changed>("plan_create", { draft: { title: "Databases" } })).value;
  const detail = await planOf(bridge, plan);
  for (const title of ["Learning SQL", "SQL Antipatterns", "Database Internals", "Readings"]) {
    const draft = { title, authors: [{ name: "Ann Author" }] };
    const book = (await bridge.call<Changed>("book_add", { draft, edition: { pages: "300" } })).value;
    const stage = detail.stages[0]?.id;
    ids.set(title, (await bridge.call<Changed>("item_add", { plan, stage, book })).value);
  }
});

test.describe.configure({ mode: "serial" });

/** Shows the plan with the cursor on an item. */
async function at(page: Page, title: string): Promise<void> {
  await open(page, `plan/${plan}`);
  await page.locator(`[data-item="${ids.get(title)}"]`).focus();
}

/** Fails where the open dialog is not accessible, or cut off, in some theme or size. */
async function looksRight(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 900, height: 600 });
  for (const fontSize of ["200%", ""]) {
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
    await expectNoSidewaysScroll(page);
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).scrollIntoViewIfNeeded();
    await expect(page.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeInViewport();
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("an item becomes a part of its book by keys, and the list says so", async ({ page }) => {
  await at(page, "Learning SQL");
  await page.keyboard.press("Shift+P");
  const dialog = page.getByRole("dialog", { name: "How much of Learning SQL" });
  await dialog.getByRole("button", { name: "Chapters" }).press("Enter");
  await looksRight(page);
  await dialog.getByRole("textbox", { name: "From" }).fill("7");
  await dialog.getByRole("textbox", { name: "To" }).fill("1");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText(/ends where it begins or after that/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "To" }).fill("9");
  await page.keyboard.press("Enter");
  await told(page, /chapters 7 to 9 of Learning SQL/);
});

test("a group is made by a key, and something needs it", async ({ page }) => {
  await at(page, "SQL Antipatterns");
  await page.keyboard.press("Shift+G");
  const dialog = page.getByRole("dialog", { name: "Take some of these" });
  await dialog.getByRole("textbox", { name: "What the choice is between" }).fill("Either");
  await dialog.getByRole("checkbox", { name: "Readings" }).press("Space");
  await looksRight(page);
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();

  await at(page, "Database Internals");
  await page.keyboard.press("e");
  const need = page.getByRole("dialog", { name: "Add a prerequisite" });
  await need.getByRole("combobox", { name: "First" }).selectOption({ label: "Either" });
  await page.keyboard.press("Control+Enter");
  await expect(need).toBeHidden();
  await page.keyboard.press("Space");
  await expect(page.locator(".panel").getByText("Either: 1 of 2, 0 done")).toBeVisible();
  await expectAccessible(page);
});

test("a topic is needed, waved through with a reason, and known on a page of its own", async ({ page }) => {
  await at(page, "Readings");
  await command(page, "Add what Readings needs first");
  const need = page.getByRole("dialog", { name: "Add a prerequisite" });
  await need.getByRole("combobox", { name: "First" }).selectOption({ label: "A topic…" });
  await need.getByRole("combobox", { name: "Topic" }).fill("linear algebra");
  await looksRight(page);
  await need.getByRole("button", { name: "Connect" }).click();
  await expect(need).toBeHidden();

  await at(page, "Readings");
  // The key acts on what the row says, and that comes anew after the change.
  await expect(page.locator(`[data-item="${ids.get("Readings")}"]`).getByText("linear algebra")).toBeVisible();
  await page.keyboard.press("Shift+W");
  const waive = page.getByRole("dialog", { name: "Go on without linear algebra" });
  await looksRight(page);
  await waive.getByRole("textbox", { name: "Why" }).fill("I had it at school");
  await page.keyboard.press("Enter");
  await expect(waive).toBeHidden();
  await page.keyboard.press("Space");
  await expect(page.locator(".panel").getByText("Waved through: I had it at school")).toBeVisible();

  await command(page, "Topics you know");
  await expect(page.getByRole("heading", { level: 1, name: "Topics you know" })).toBeVisible();
  const topic = page.getByRole("checkbox", { name: "Linear algebra" });
  await expect(topic).not.toBeChecked();
  await topic.press("Space");
  await told(page, /linear algebra/);
  await expect(topic).toBeChecked();
  await page.keyboard.press("a");
  await page.keyboard.type("Some C");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: "Some C" })).toBeChecked();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByRole("checkbox", { name: "Some C" }).press("Space");
  await expect(page.getByRole("checkbox", { name: "Some C" })).toBeHidden();
  await page.setViewportSize({ width: 900, height: 600 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await expectNoSidewaysScroll(page);
});

test("what can be done with an item is in the list of keys", async ({ page }) => {
  await at(page, "Readings");
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const line of ["Add what Readings needs first", "Change the group of Readings", "Choose a part of Readings"]) {
    await expect(keys.getByText(line)).toBeVisible();
  }
});
