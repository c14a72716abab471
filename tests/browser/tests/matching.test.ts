/** Every recommendation that names no book is matched in at most three actions: asked for, chosen, saved. */
import type { Locator } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import type { Changed } from "../support/bridge.ts";
import { command } from "../support/keyboard.ts";
import { expect, library, open, test, type Page } from "../support/reader.ts";
import { planOf } from "../support/plan.ts";
import { addBook } from "../support/readers.ts";

/** What a reader may do at most for one recommendation. */
const MOST = 3;

let plan: string;
const bridge = library(async (bridge) => {
  plan = (await bridge.call<Changed>("plan_take", { key: "backend-engineering" })).value;
  await addBook(bridge, "Testing Express Applications with Care");
});

async function unidentified(): Promise<string[]> {
  const { stages } = await planOf(bridge(), plan);
  const items = stages.flatMap((stage) => stage.items);
  return items.filter(({ book }) => book === null).map(({ id }) => id);
}

const asked = (page: Page): Locator => page.getByRole("dialog", { name: "Which book is this?" });

/** A page that counts what is done on it. */
class Reader {
  actions = 0;

  async press(page: Page, key: string): Promise<void> {
    this.actions += 1;
    await page.keyboard.press(key);
  }

  async click(what: Locator): Promise<void> {
    this.actions += 1;
    await what.click();
  }

  async type(into: Locator, words: string): Promise<void> {
    this.actions += 1;
    await into.focus();
    await into.page().keyboard.type(words);
  }
}

/** The answer that says which books speak of the same. */
const suggestions = (page: Page): Promise<unknown> =>
  page.waitForResponse((response) => (response.request().postData() ?? "").includes("item_suggestions"));

/** The possible books of the open dialog: the list's own first, then those that speak of the same. */
const possible = (page: Page): Locator =>
  asked(page).locator("fieldset label").filter({ hasNotText: "Leave it open" }).getByRole("radio");

test("each unidentified recommendation of the built-in plan is matched in at most three actions", async ({ page }) => {
  test.setTimeout(120_000);
  const open_ = await unidentified();
  expect(open_.length).toBeGreaterThanOrEqual(14);
  const [first] = open_;
  await open(page, `plan/${plan}`);
  for (const id of open_) {
    const reader = new Reader();
    const row = page.locator(`[data-item="${id}"]`);
    const answered = suggestions(page);
    await reader.click(row.getByRole("button", { name: "Match to a book" }));
    await answered;
    if (id === first) await expectAccessible(page);
    if ((await possible(page).count()) > 0) {
      await reader.click(possible(page).first());
    } else {
      await reader.type(asked(page).getByRole("searchbox"), `A book found elsewhere ${id}`);
      await expect(asked(page).getByRole("radio", { name: /A book found elsewhere/ })).toBeChecked();
    }
    await reader.click(asked(page).getByRole("button", { name: "Save" }));
    await expect(asked(page)).toBeHidden();
    await expect(row.getByRole("button", { name: "Match to a book" })).toBeHidden();
    expect(reader.actions, await row.innerText()).toBeLessThanOrEqual(MOST);
  }
  expect(await unidentified()).toEqual([]);
  for (const _ of open_) await bridge().call("history_undo", {});
  expect(await unidentified()).toEqual(open_);
});

test("a book of the library that speaks of the same is offered with the words that say so", async ({ page }) => {
  await open(page, `plan/${plan}`);
  const row = page.locator("[data-item]").filter({ hasText: "A book on testing Express applications" });
  await row.getByRole("button", { name: "Match to a book" }).click();
  const mine = asked(page).getByRole("radio", { name: /Testing Express Applications with Care/ });
  await expect(mine).toHaveAccessibleName(/Its title speaks of Testing, Express and Applications/);
  await expect(mine).not.toBeChecked();
  await mine.click();
  await asked(page).getByRole("button", { name: "Save" }).click();
  await expect(page.locator("[data-item]").filter({ hasText: "Testing Express Applications with Care" })).toBeVisible();
  await bridge().call("history_undo", {});
});

test("by keys alone it is three as well", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, `plan/${plan}`);
  for (const id of await unidentified()) {
    const reader = new Reader();
    const row = page.locator(`[data-item="${id}"]`);
    await row.focus();
    const answered = suggestions(page);
    await reader.press(page, "B");
    await expect(asked(page).getByRole("radio", { name: /Leave it open/ })).toBeFocused();
    await answered;
    if ((await possible(page).count()) > 0) {
      await reader.press(page, "ArrowDown");
    } else {
      await reader.type(asked(page).getByRole("radio", { name: /Leave it open/ }), `A book found elsewhere ${id}`);
    }
    await reader.press(page, "Enter");
    await expect(asked(page)).toBeHidden();
    await expect(row.getByRole("button", { name: "Match to a book" })).toBeHidden();
    expect(reader.actions).toBeLessThanOrEqual(MOST);
    await bridge().call("history_undo", {});
    await expect(row.getByRole("button", { name: "Match to a book" })).toBeVisible();
  }
});

test("optional items are shown alone, with the other filters, and by the palette", async ({ page }) => {
  const id = (await unidentified())[0];
  await bridge().call("item_weight", { ids: [id], weight: "optional" });
  await open(page, `plan/${plan}`);
  await page.getByRole("button", { name: /^Optional/ }).click();
  await expect(page).toHaveURL(/optional=1/);
  await expect(page.locator("[data-item]").first()).toContainText("Optional");
  const alone = await page.locator("[data-item]").count();
  await page.getByRole("button", { name: /^Unidentified/ }).click();
  expect(await page.locator("[data-item]").count()).toBeLessThanOrEqual(alone);
  await page.getByRole("button", { name: /^Unidentified/ }).click();
  await expectAccessible(page);
  await command(page, "Show only optional items");
  await expect(page).not.toHaveURL(/optional=1/);
});
