/** What cannot be is marked at its field, in words; what was typed stays, and nothing else is lost. */
import { expect, library, open, settled, test } from "../support/reader.ts";
import { told } from "../support/keyboard.ts";
import { inTheMiddle, type InTheMiddle } from "../support/readers.ts";

let reader: InTheMiddle;
const bridge = library(async (bridge) => {
  reader = await inTheMiddle(bridge);
});

test("a book without a title is not added, and its author stays typed", async ({ page }) => {
  await open(page, "library");
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: "Add a book" });
  await dialog.getByRole("textbox", { name: "Authors" }).fill("Ada Example");
  await page.keyboard.press("Enter");
  const title = dialog.getByRole("textbox", { name: "Title" });
  await expect(title).toHaveAttribute("aria-invalid", "true");
  await expect(title).toHaveAccessibleDescription(/A title needs at least one character/);
  await expect(dialog.getByRole("textbox", { name: "Authors" })).toHaveValue("Ada Example");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("an ISBN with a slip says which digit it should end with", async ({ page }) => {
  await open(page, "library");
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: "Add a book" });
  await dialog.getByRole("textbox", { name: "Title" }).fill("A book");
  await dialog.getByRole("textbox", { name: "ISBN" }).fill("978-0-14-143958-8");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "ISBN" })).toHaveAccessibleDescription(/check digit .* would be 7/);
  await dialog.getByRole("textbox", { name: "ISBN" }).fill("978-0-14-143958-7");
  await page.keyboard.press("Enter");
  await told(page, "Added A book");
});

test("a page beyond the last asks which of the two is wrong, and correcting the count keeps the page", async ({
  page,
}) => {
  await open(page, `book/${reader.book}`);
  await page.keyboard.press("u");
  const field = page.getByRole("textbox", { name: "Page, percent, +pages, chapter or time" });
  await field.fill("600");
  await page.keyboard.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveValue("600");
  await page.getByRole("button", { name: "The text ends on page 600" }).click();
  await told(page, /Recorded page 600/);
});

test("what cannot be understood as progress stays in the field, with examples", async ({ page }) => {
  await open(page, `book/${reader.book}`);
  await page.keyboard.press("u");
  const field = page.getByRole("textbox", { name: "Page, percent, +pages, chapter or time" });
  await field.fill("almost there");
  await page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/“almost there” is not a position: try 198/);
  await expect(field).toHaveValue("almost there");
});

test("a note beyond the end of the book keeps its words", async ({ page }) => {
  await open(page, `book/${reader.book}`);
  const composer = page.getByRole("form", { name: "New note" });
  await composer.getByRole("textbox", { name: "Note, in Markdown" }).fill("Words worth keeping");
  await composer.getByRole("textbox", { name: /Page, chapter/ }).fill("9999");
  await page.keyboard.press("Control+Enter");
  await expect(composer.getByRole("alert")).toBeVisible();
  await expect(composer.getByRole("textbox", { name: "Note, in Markdown" })).toHaveValue("Words worth keeping");
  expect((await bridge().call<unknown[]>("note_of_book", { book: reader.book })).length).toBe(4);
});

test("a dialog that is left gives the focus back to what opened it", async ({ page }) => {
  await open(page, "library");
  await settled(page);
  const add = page.getByRole("button", { name: "Add book" });
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(add).toBeFocused();
});
