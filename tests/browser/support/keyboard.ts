/** A reader without a mouse: everything here is keys. */
import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has. */
const MOST = 250;

/** Presses Tab until the focus is on a control, as a reader without a mouse has to. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < MOST; stop += 1) {
    if (await control.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${control.toString()}`);
}

/** Runs an action by the palette. */
export async function command(page: Page, title: string | RegExp): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search books and commands" })).toBeFocused();
  await page.keyboard.type(typeof title === "string" ? `>${title}` : ">");
  const option = page.getByRole("option", { name: title }).first();
  await expect(option).toBeVisible();
  for (let step = 0; (await option.getAttribute("aria-selected")) !== "true"; step += 1) {
    if (step > MOST) throw new Error(`the arrows never come to ${String(title)}`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeHidden();
}

/** Goes to a page by its two letters. */
export async function goBy(page: Page, letters: string, heading: string | RegExp): Promise<void> {
  for (const letter of letters) await page.keyboard.press(letter);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

/** Waits for what the page says it has done. */
export async function told(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole("status", { name: "What just happened" }).getByText(words).last()).toBeVisible();
}
