/** A reader with a mouse: dragging, the toast's way back, menus of a row. */
import { expect, library, open, test, type Page } from "../support/reader.ts";
import { told } from "../support/keyboard.ts";
import { inTheMiddle, type InTheMiddle } from "../support/readers.ts";
import { planOf } from "../support/plan.ts";

let reader: InTheMiddle;
const bridge = library(async (bridge) => {
  reader = await inTheMiddle(bridge);
});

/** The titles of a stage as the library has them. */
async function order(stage: number): Promise<string[]> {
  const plan = await planOf(bridge(), reader.plan);
  return plan.stages[stage]?.items.map(({ id }) => id) ?? [];
}

/** Takes a row by its handle and lets it go just below another. */
async function dragBelow(page: Page, item: string, target: string): Promise<void> {
  const [row, other] = [page.locator(`[data-item="${item}"]`), page.locator(`[data-item="${target}"]`)];
  await row.scrollIntoViewIfNeeded();
  await row.hover();
  await page.locator(`[data-grip="${item}"]`).hover();
  await page.mouse.down();
  const box = await other.boundingBox();
  if (box === null) throw new Error("the other row is not on the screen");
  await page.mouse.move(box.x + 40, box.y + box.height / 2, { steps: 5 });
  await page.mouse.move(box.x + 40, box.y + box.height - 4, { steps: 5 });
  await page.mouse.up();
}

test("an item dragged below the next one stands there, also after a reload", async ({ page }) => {
  await open(page, `plan/${reader.plan}?finished=1`);
  const rows = page.locator("[data-item]");
  const before = await order(1);
  const [first, second] = before;
  if (first === undefined || second === undefined) throw new Error("the second stage has items");
  await dragBelow(page, first, second);
  const moved = [second, first, ...before.slice(2)];
  await expect.poll(() => order(1)).toEqual(moved);
  await page.reload();
  await expect(rows.first()).toBeVisible();
  const shown = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-item") ?? ""));
  expect(shown.filter((id) => before.includes(id))).toEqual(moved);
  await page.keyboard.press("Control+z");
  await expect.poll(() => order(1)).toEqual(before);
});

test("the toast of a change takes it back", async ({ page }) => {
  await open(page, "library?sort=title");
  const row = page.getByRole("row", { name: /Designing Quiet Systems/ });
  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Move to the trash" }).click();
  await expect(row).toBeHidden();
  await told(page, "Moved Designing Quiet Systems to the trash");
  await page.getByRole("status", { name: "What just happened" }).getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
});

test("a state is changed from the row, in one choice", async ({ page }) => {
  await open(page, "library?sort=title");
  const row = page.getByRole("row", { name: /Designing Quiet Systems/ });
  await row.getByRole("button", { name: /^State of/ }).click();
  await page.getByRole("menuitemradio", { name: /^Finished/ }).click();
  await told(page, "Finished Designing Quiet Systems");
  await expect(row).toContainText("Finished");
});

test("two windows on one library show each other's changes", async ({ page, context }) => {
  const other = await context.newPage();
  await open(page, `book/${reader.book}`);
  await open(other, "notebook");
  const composer = page.getByRole("form", { name: "New note" });
  await composer.getByRole("textbox", { name: "Note, in Markdown" }).fill("Seen from the other window");
  await page.keyboard.press("Control+Enter");
  await expect(other.getByText("Seen from the other window")).toBeVisible();
  await other.keyboard.press("Control+z");
  await expect(page.getByText("Seen from the other window")).toBeHidden();
});
