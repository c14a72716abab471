/** Contents are pasted and looked over, chapters ticked in any order, two books made one. */
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { command, told } from "../support/keyboard.ts";
import { expect, library, open, settled, test } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

let book: string;
let aloud: string;
library(async (bridge) => {
  book = await addBook(bridge, "Essays", { pages: "100" });
  aloud = await addBook(bridge, "Essays, read aloud", { minutes: "5h" });
});

const CONTENTS = "Contents\nPreface xi\nPart I\n1. Sense 11\n2. Sensibility 41\nPart II\n3. Pride 61\n4. Prejudice 81";

test("contents are pasted, understood line by line, and saved", async ({ page }) => {
  await open(page, `book/${book}`);
  await page.getByRole("button", { name: "Enter the contents…" }).click();
  const dialog = page.getByRole("dialog", { name: "Contents" });
  await dialog.getByRole("textbox").fill("1. Sense 20\n2. Sensibility 10");
  await expect(dialog.getByText("2 lines understood, 1 cannot be")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("textbox").fill(CONTENTS);
  await expect(dialog.getByText("7 lines understood")).toBeVisible();
  await expect(dialog.getByText("passed over")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await told(page, "Set the contents of Essays");
  await expect(page.getByRole("rowheader", { name: /Prejudice/ })).toBeVisible();
});

test("chapters are ticked by keyboard in any order, and the ruler shows both stretches", async ({ page }) => {
  await open(page, `book/${book}`);
  await page.getByRole("checkbox", { name: "Chapter 4, Prejudice, read" }).focus();
  await page.keyboard.press("Space");
  await told(page, "Marked chapter 4 of Essays as read");
  await expect(page.getByRole("checkbox", { name: "Chapter 4, Prejudice, read" })).toBeChecked();
  const part = page.getByRole("checkbox", { name: "Part I, read" });
  await part.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("checkbox", { name: "Chapter 1, Sense, read" })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByRole("img", { name: /50 % of the text/ })).toBeVisible();
  await expect(page.locator(".bookhead .ruler__r")).toHaveCount(2);
  await expect(part).not.toBeChecked();
  await part.focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: "Chapter 2, Sensibility, read" })).toBeChecked();
  await settled(page);
  await expectAccessible(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("checkbox", { name: "Chapter 2, Sensibility, read" })).not.toBeChecked();
});

test("a session names its chapters, and they count as read", async ({ page }) => {
  await open(page, `book/${book}`);
  await command(page, "Add a session");
  const dialog = page.getByRole("dialog", { name: "Add a session" });
  await dialog.getByRole("checkbox", { name: /Pride/ }).check();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "Chapter 3, Pride, read" })).toBeChecked();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("checkbox", { name: "Chapter 3, Pride, read" })).not.toBeChecked();
});

test("the chapters fit a narrow window", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await open(page, `book/${book}`);
  await expectNoSidewaysScroll(page);
});

test("two books that are one are looked over, merged, and taken apart by one undo", async ({ page }) => {
  await open(page, `book/${book}`);
  await page.getByRole("button", { name: "More for this book" }).click();
  await page.getByRole("menuitem", { name: "Merge with another book…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge with Essays" });
  await dialog.getByRole("searchbox").fill("aloud");
  await dialog.getByRole("radio", { name: /read aloud/ }).check();
  await expect(dialog.getByText("1 edition")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Merge them" }).click();
  await told(page, "Merged Essays, read aloud into Essays");
  await expect(page.getByRole("article")).toHaveCount(2);
  await open(page, `book/${aloud}`);
  await expect(page.getByRole("heading", { level: 1, name: "Essays", exact: true })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /Library/ })).toContainText(
    "2",
  );
  await open(page, `book/${aloud}`);
  await expect(page.getByRole("heading", { level: 1, name: "Essays, read aloud" })).toBeVisible();
});
