/** The palette: every action of the page it is opened on, once, and each of them runs. */
import { command } from "../support/keyboard.ts";
import { expect, library, open, settled, test, type Page } from "../support/reader.ts";
import { inTheMiddle, type InTheMiddle } from "../support/readers.ts";
import { shell } from "../../../ui/src/i18n/en/shell.ts";

let reader: InTheMiddle;
library(async (bridge) => {
  reader = await inTheMiddle(bridge);
});

const places = {
  welcome: () => "welcome",
  today: () => "today",
  plan: () => `plan/${reader.plan}`,
  library: () => "library",
  book: () => `book/${reader.book}`,
  notebook: () => "notebook",
  trash: () => "trash",
  history: () => "history",
  settings: () => "settings",
};

/** Opens the palette and reads what it lists. */
async function listed(page: Page): Promise<string[]> {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search books and commands" });
  await expect(field).toBeFocused();
  await page.keyboard.type(">");
  const titles = await page.getByRole("option").locator(".clip").allInnerTexts();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  return titles.map((title) => title.trim());
}

/** Opens the sheet of keys and reads what it says they do now. */
async function keyed(page: Page): Promise<string[]> {
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toBeVisible();
  const sections = sheet.locator("section").filter({ hasNot: page.getByRole("heading", { name: "In lists" }) });
  const titles = await sections.locator("dt").allInnerTexts();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  return titles.map((title) => title.trim());
}

/** What has a key and no line: the palette itself, a way out of a selection, and what stands as a button beside it. */
const unlisted = [shell.commands.palette, "Add the first book", "Import books"];

for (const [name, place] of Object.entries(places)) {
  test(`on ${name}, every action that has a key has its line too, and none has two`, async ({ page }) => {
    await open(page, place());
    const [lines, keys] = [await listed(page), await keyed(page)];
    expect(keys.filter((title) => !lines.includes(title) && !unlisted.includes(title))).toEqual([]);
    expect(lines.filter((title, at) => lines.indexOf(title) !== at)).toEqual([]);
  });
}

test("every action of the frame is there on every page", async ({ page }) => {
  const always = Object.entries(shell.commands)
    .filter(([name]) => !["palette", "panel"].includes(name))
    .map(([, title]) => (typeof title === "string" ? title : title(shell.themes.dark)));
  for (const place of Object.values(places)) {
    await open(page, place());
    const lines = await listed(page);
    expect(always.filter((title) => !lines.includes(title))).toEqual([]);
  }
});

test("a book is opened by the beginning of its title", async ({ page }) => {
  await open(page, "settings");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("designing qu");
  await expect(page.getByRole("option", { name: /Designing Quiet Systems/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Designing Quiet Systems" })).toBeVisible();
});

test("an action runs from the palette, and the focus is where it was before", async ({ page }) => {
  await open(page, "settings");
  await settled(page);
  await command(page, "Theme: dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await command(page, "Theme: as the system");
});
