/** Writing notes: links, pictures, drafts, and controls that keep still. */
import { expectAccessible } from "../support/axe.ts";
import { expect, library, open, test, type Page } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

let emma: string;
let persuasion: string;
const bridge = library(async (bridge) => {
  emma = await addBook(bridge, "Emma", { pages: "400" });
  persuasion = await addBook(bridge, "Persuasion");
});

/** One red point, as a PNG file. */
const POINT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const composer = (page: Page) => page.getByRole("form", { name: "New note" });
const words = (page: Page) => composer(page).getByRole("textbox", { name: "Note, in Markdown" });
const save = (page: Page) => composer(page).getByRole("button", { name: /Save note/ });
const notes = (page: Page) => page.locator("#notes ol");

test("a title is completed after two brackets, and the book knows who mentions it", async ({ page }) => {
  await open(page, `book/${emma}`);
  await words(page).click();
  await page.keyboard.type("As in [[pers");
  await page.getByRole("option", { name: /Persuasion/ }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(words(page)).toHaveValue("As in [[Persuasion]]");
  await page.keyboard.press("Control+Enter");
  await notes(page).getByRole("link", { name: "Persuasion" }).click();
  await expect(page).toHaveURL(new RegExp(`#/book/${persuasion}`));
  await page.getByRole("link", { name: "As in Persuasion" }).click();
  await expect(page).toHaveURL(new RegExp(`#/book/${emma}\\?note=`));
});

test("a title that nothing has yet offers to add the book", async ({ page }) => {
  await bridge().call("note_add", { draft: { book: emma, text: "One day: [[Sanditon]]" } });
  await open(page, `book/${emma}`);
  await notes(page).getByRole("button", { name: "Sanditon" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a book" });
  await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Sanditon");
  await page.keyboard.press("Control+Enter");
  await expect(notes(page).getByRole("link", { name: "Sanditon" })).toBeVisible();
});

test("a pasted picture is kept in the library and shown by the note", async ({ page }) => {
  await open(page, `book/${emma}`);
  await words(page).focus();
  await page.evaluate((data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], "family tree.png", { type: "image/png" }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, POINT);
  await expect(words(page)).toHaveValue(/^!\[family tree\]\(image:[0-9a-f-]{36}\)$/);
  await page.keyboard.press("Control+Enter");
  const picture = notes(page).getByRole("img", { name: "family tree" });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
});

test("the controls keep still while the note and its picture grow", async ({ page }) => {
  await open(page, `book/${emma}`);
  await words(page).click();
  const before = await save(page).boundingBox();
  await page.keyboard.type("# Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\none\n\ntwo\n\nthree");
  await page.getByRole("region", { name: "Preview of the note" }).getByRole("table").waitFor();
  expect(await save(page).boundingBox()).toEqual(before);
  await words(page).fill("");
});

test("words that are not saved are there again after leaving the page", async ({ page }) => {
  await open(page, `book/${emma}`);
  await words(page).fill("Half a thought");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /Library/ }).click();
  await expect(page).toHaveURL(/library/);
  // The address changes before the page does, and who comes back before that has never left.
  await expect(words(page)).toHaveCount(0);
  await page.goBack();
  await expect(words(page)).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Discard them" }).click();
  await expect(words(page)).toHaveValue("");
});

test("code, footnotes and formulas are shown, and pass the checker in both themes", async ({ page }) => {
  const text = "Lag[^1] is $t_2 - t_1$.\n\n```sql\nSELECT 'a', 1 -- why\nFROM book\n```\n\n- [x] done\n\n[^1]: Seconds.";
  const { value: note } = await bridge().call<{ value: string }>("note_add", { draft: { book: persuasion, text } });
  await open(page, `book/${persuasion}`);
  const row = page.locator(`#n-${note}`);
  await expect(row.locator(".hl-keyword").first()).toHaveText("SELECT");
  await row.getByRole("link", { name: "Footnote 1" }).click();
  await expect(row.getByRole("listitem").filter({ hasText: "Seconds." })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`#/book/${persuasion}$`));
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});

test("a quick note opens from inside a list", async ({ page }) => {
  await open(page, "library?sort=title");
  await page.getByRole("row", { name: /Emma/ }).click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("Control+Shift+N");
  const dialog = page.getByRole("dialog", { name: "Quick note" });
  await dialog.getByRole("textbox", { name: "Note, in Markdown" }).fill("From a list");
  await dialog.getByRole("button", { name: /Save note/ }).click();
  await expect(dialog).toBeHidden();
});
