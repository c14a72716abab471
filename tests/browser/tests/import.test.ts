/** Books from another program: shown first, every row with its reason, then taken as one step and taken back. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { expectFineEverywhere, importing, openFile, preview, tally } from "../support/importing.ts";
import { command, tabTo, told } from "../support/keyboard.ts";
import { expect, open, settled, test } from "../support/reader.ts";

const bridge = importing();

test("the page says what can come in, and passes the checker in both themes", async ({ page }) => {
  await open(page, "import");
  await expect(page.getByRole("heading", { name: "Bring your books along" })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});

test("every row is shown with what becomes of it before anything is written", async ({ page }) => {
  await preview(page, bridge());
  await expect(page.getByText("4 rows in goodreads.csv")).toBeVisible();
  await expect(tally(page, /2\s*new books/)).toBeVisible();
  await tally(page, /cannot be read/).click();
  await expect(page.getByText("It has no title.")).toBeVisible();
  await tally(page, /conflicts/).click();
  await expect(page.getByRole("radiogroup", { name: "Pages of Emma" })).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.setViewportSize({ width: 900, height: 600 });
  await expectNoSidewaysScroll(page);
  expect((await bridge().call<{ total: number }>("book_list", { query: {} })).total).toBe(1);
});

test("a row that cannot be read is corrected in place, by keyboard, and tried again", async ({ page }) => {
  await preview(page, bridge());
  await tally(page, /1\s*cannot be read/).click();
  await page.getByRole("button", { name: "Correct row 4" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Correct row 4" });
  await expect(dialog.getByText("It has no title.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Try again" })).toBeDisabled();
  await settled(page);
  await expectAccessible(page);
  await dialog.getByLabel("Title").fill("Nobody’s Book");
  await dialog.getByLabel("Title").press("Enter");
  await expect(tally(page, /3\s*new books/)).toBeVisible();
  await expect(tally(page, /0\s*cannot be read/)).toBeDisabled();
});

test("a correction that does not help says why, and the dialog stays", async ({ page }) => {
  await preview(page, bridge());
  await tally(page, /1\s*cannot be read/).click();
  await page.getByRole("button", { name: "Correct row 4" }).click();
  const dialog = page.getByRole("dialog", { name: "Correct row 4" });
  await dialog.getByLabel("Author").fill("Somebody");
  await dialog.getByLabel("Author").press("Enter");
  await expect(dialog.getByRole("button", { name: "Try again" })).toBeDisabled();
  await expect(dialog.getByText("It has no title.")).toBeVisible();
  await expect(dialog.getByLabel("Author")).toHaveValue("Somebody");
  await dialog.getByLabel("Title").fill("Persuasion");
  await dialog.getByLabel("Title").press("Enter");
  await told(page, /Row 4 stands among: new books/);
});

test("both words stand side by side, and one is chosen for one book by keyboard", async ({ page }) => {
  await preview(page, bridge());
  await tally(page, /1\s*conflicts/).click();
  const pages = page.getByRole("radiogroup", { name: "Pages of Emma" });
  await expect(pages.getByRole("radio", { name: "Keep mine: 400" })).toBeChecked();
  await expect(page.getByText("matched by ISBN")).toBeVisible();
  await pages.getByRole("radio", { name: "Keep mine: 400" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(pages.getByRole("radio", { name: "Take the file’s: 480" })).toBeChecked();
  await expect(page.getByText("1 field was chosen by itself.")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await command(page, "Import these rows");
  await expect(page.getByRole("heading", { name: "goodreads.csv is in your library" })).toBeVisible();
  await told(page, /Imported 3 books/);
  const found = await bridge().call<{ books: { pages: number }[] }>("book_list", { query: { text: "Emma" } });
  expect(found.books[0]?.pages).toBe(480);
  await command(page, "Undo the import");
  await expect(page.getByRole("heading", { name: "Bring your books along" })).toBeVisible();
});

test("what was chosen for one book gives way to what is said of all", async ({ page }) => {
  await preview(page, bridge());
  await tally(page, /1\s*conflicts/).click();
  const pages = page.getByRole("radiogroup", { name: "Pages of Emma" });
  await page.getByRole("button", { name: "Take all theirs" }).click();
  await expect(pages.getByRole("radio", { name: "Take the file’s: 480" })).toBeChecked();
  await pages.getByRole("radio", { name: "Keep mine: 400" }).check();
  await page.getByRole("button", { name: "Choose by field…" }).click();
  const dialog = page.getByRole("dialog", { name: "Take theirs for these fields" });
  await expect(dialog.getByRole("checkbox", { name: "Pages" })).toBeChecked();
  await dialog.getByRole("button", { name: "Take them" }).click();
  await expect(pages.getByRole("radio", { name: "Take the file’s: 480" })).toBeChecked();
  await page.getByRole("button", { name: "Keep all mine" }).click();
  await expect(pages.getByRole("radio", { name: "Keep mine: 400" })).toBeChecked();
});

test("the import is one step, by keyboard, and one undo takes all of it back", async ({ page }) => {
  await preview(page, bridge());
  await expect(tally(page, /2\s*new books/)).toBeVisible();
  await command(page, "Import these rows");
  await expect(page.getByRole("heading", { name: "goodreads.csv is in your library" })).toBeVisible();
  await told(page, /Imported 3 books from goodreads.csv/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the library" }).click();
  await expect(page.getByRole("row", { name: /Sanditon/ })).toBeVisible();
  await page.locator("main").focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("row", { name: /Sanditon/ })).toHaveCount(0);
});

test("an import that is done is taken back by the palette, and what was left out is saved", async ({ page }) => {
  const out = join(bridge().folder, "left-out.csv");
  page.on("dialog", (dialog) => void dialog.accept(out));
  await preview(page, bridge());
  await command(page, "Show: cannot be read");
  await expect(page.getByRole("heading", { name: "cannot be read" })).toBeVisible();
  await command(page, "Import these rows");
  await expect(page.getByRole("heading", { name: "goodreads.csv is in your library" })).toBeVisible();
  await page.getByRole("button", { name: "Save 1 row left out as CSV…" }).click();
  await told(page, /Saved 1 row to/);
  expect(await readFile(out, "utf8")).toContain("Nobody");
  await settled(page);
  await expectAccessible(page);
  await command(page, "Undo the import");
  await expect(page.getByRole("heading", { name: "Bring your books along" })).toBeVisible();
  expect((await bridge().call<{ total: number }>("book_list", { query: { text: "Sanditon" } })).total).toBe(0);
});

test("a file that is no list of books is refused in words", async ({ page }) => {
  await openFile(page, bridge(), "letter.csv", "%PDF-1.7 Dear reader");
  await expect(page.getByText(/This is a PDF/)).toBeVisible();
  await expectAccessible(page);
});

test("a list in Markdown comes in as books, and ratings of many readers are not taken for mine", async ({ page }) => {
  const list = join(bridge().folder, "winter.md");
  await writeFile(
    list,
    "# Winter\n\nWords.\n\n- [ ] Tides of Data — Ada Quill (2019): how storage works\n- some line\n",
  );
  await open(page, `import?file=${encodeURIComponent(list)}`);
  await expect(tally(page, /2\s*new books/)).toBeVisible();
  await expect(page.getByText("1 paragraph is left out, on line 3.")).toBeVisible();
  await expect(page.getByText(/As a plan it keeps its order/)).toBeVisible();
  await expect(page.getByText("It may be something else than a book.")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Take it as a plan" }).click();
  await expect(page).toHaveURL(/plan.*winter\.md/);

  const rated = join(bridge().folder, "rated.csv");
  await writeFile(rated, "Title,Author,Rating\nSalt,Cy Holm,4.18\nSand,Cy Holm,3.91\n");
  await open(page, `import?file=${encodeURIComponent(rated)}`);
  await expect(page.getByText(/holds ratings such as 4.18/)).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "These ratings are mine" }).click();
  await expect(page.getByText(/4.18 is kept as 4/)).toBeVisible();
  await expect(page.getByText(/holds ratings such as/)).toHaveCount(0);
});

test("from choosing a file to taking the import back nothing needs a pointer, and the focus is never lost", async ({
  page,
}) => {
  const list = join(bridge().folder, "keys.csv");
  await writeFile(list, "Title,Author,ISBN,Pages,My Score\nEmma,Jane Austen,9780141439587,512,9\n,Nobody,,,\n");
  page.on("dialog", (dialog) => void dialog.accept(list));
  const isLost = () => page.evaluate(() => document.activeElement === document.body);
  await open(page, "import");
  await tabTo(page, page.getByRole("button", { name: "Choose a file…" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 rows in keys.csv")).toBeVisible();
  expect(await isLost()).toBe(false);

  await tabTo(page, page.getByRole("button", { name: "Change the columns" }));
  await page.keyboard.press("Enter");
  const columns = page.getByRole("dialog", { name: "What the columns mean" });
  await tabTo(page, columns.getByRole("combobox", { name: "My Score" }));
  await page.keyboard.type("Score");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/5 of 5 columns are used/)).toBeVisible();
  expect(await isLost()).toBe(false);

  await tabTo(page, tally(page, /1\s*cannot be read/));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Correct row 3" }));
  await page.keyboard.press("Enter");
  const correct = page.getByRole("dialog", { name: "Correct row 3" });
  await tabTo(page, correct.getByLabel("Title"));
  await page.keyboard.type("Lesley Castle");
  await page.keyboard.press("Enter");
  await expect(tally(page, /1\s*new books/)).toBeVisible();
  expect(await isLost()).toBe(false);

  await tabTo(page, tally(page, /1\s*conflicts/));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: "Keep mine: 400" }));
  await page.keyboard.press("ArrowRight");
  await tabTo(page, page.getByRole("button", { name: /Import 2 rows/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "keys.csv is in your library" })).toBeVisible();
  expect(await isLost()).toBe(false);
  await expectFineEverywhere(page);

  await tabTo(page, page.getByRole("button", { name: "Undo the import" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Bring your books along" })).toBeVisible();
  expect((await bridge().call<{ total: number }>("book_list", { query: { text: "Lesley" } })).total).toBe(0);
});

test("questions, warnings, conflicts and corrections are fine in every window and theme", async ({ page }) => {
  const row = "Belinda,Maria Edgeworth,9,long,a\n";
  await openFile(page, bridge(), "asked.csv", `Title,Author,Rating,Shelf life,Wobble\n${row}`);
  await expect(page.getByText(/Columns that are not understood/)).toBeVisible();
  await expect(page.getByText(/holds ratings beyond five/)).toBeVisible();
  await expectFineEverywhere(page);

  const guessed = join(bridge().folder, "guessed.csv");
  await writeFile(guessed, Buffer.from("Title,Author\nWuthering Heights,Emily Bront\xeb\n", "latin1"));
  await open(page, `import?file=${encodeURIComponent(guessed)}`);
  await expect(page.getByRole("combobox", { name: "Encoding" })).toBeVisible();
  await expectFineEverywhere(page);

  await preview(page, bridge());
  await tally(page, /1\s*conflicts/).click();
  await expectFineEverywhere(page);
  await tally(page, /cannot be read/).click();
  await page.getByRole("button", { name: "Correct row 4" }).click();
  await expect(page.getByRole("dialog", { name: "Correct row 4" })).toBeVisible();
  await expectFineEverywhere(page);
});
