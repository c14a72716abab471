/** Books from another program: shown first, every row with its reason, then taken as one step and taken back. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { command, tabTo, told } from "../support/keyboard.ts";
import { expect, library, open, settled, test, type Page } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

const BOOKS = `Title,Author,ISBN,My Rating,Number of Pages,Exclusive Shelf
Emma,Jane Austen,9780141439587,5,480,read
Sanditon,Jane Austen,,0,120,to-read
,Nobody,,0,1,to-read
Persuasion,Jane Austen,,4,300,someday
`;

let file: string;
const bridge = library(async (bridge) => {
  await addBook(bridge, "Emma", { pages: "400", isbn: "9780141439587" });
  file = join(bridge.folder, "goodreads.csv");
  await writeFile(file, BOOKS);
});

const preview = (page: Page) => open(page, `import?file=${encodeURIComponent(file)}`);
/** Writes a file, and goes to look at it. */
async function openFile(page: Page, name: string, text: string): Promise<void> {
  const path = join(bridge().folder, name);
  await writeFile(path, text);
  await open(page, `import?file=${encodeURIComponent(path)}`);
}
/** UTF-8 as a program shows it that takes it for Windows-1252: Ã© for é. Of letters that are the same in Latin-1. */
const readWrongly = (text: string): string => Buffer.from(text).toString("latin1");
/** In both themes, in a small window and with large letters: accessible, and nothing beyond its edge. */
async function expectFineEverywhere(page: Page): Promise<void> {
  await settled(page);
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
    // As 200 % text in a window of 1280.
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
}
const tally = (page: Page, name: RegExp) =>
  page.getByRole("group", { name: "Show rows by outcome" }).getByRole("button", { name });

test("the page says what can come in, and passes the checker in both themes", async ({ page }) => {
  await open(page, "import");
  await expect(page.getByRole("heading", { name: "Bring your books along" })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});

test("every row is shown with what becomes of it before anything is written", async ({ page }) => {
  await preview(page);
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

test("a column can mean something else, and a word that is not known is asked about", async ({ page }) => {
  await preview(page);
  await page.getByRole("button", { name: "Change the columns" }).click();
  const dialog = page.getByRole("dialog", { name: "What the columns mean" });
  await expectAccessible(page);
  await dialog.getByRole("combobox", { name: "Number of Pages" }).selectOption("kept");
  await dialog.getByRole("combobox", { name: "Exclusive Shelf" }).selectOption("state");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(tally(page, /1\s*gaps filled/)).toBeVisible();
  await page.getByRole("combobox", { name: "“someday” means" }).selectOption("unread");
  await expect(page.getByRole("combobox", { name: "“someday” means" })).toHaveCount(0);
  await expect(tally(page, /2\s*new books/)).toBeVisible();
});

test("what the columns mean is kept under a name, and offered for the next file of the same columns", async ({
  page,
}) => {
  const [mine, more] = [join(bridge().folder, "mine.csv"), join(bridge().folder, "more.csv")];
  await writeFile(mine, "Title,Verdict\nEvelina,9\n");
  await writeFile(more, "Title,Verdict\nCamilla,8\n");
  await open(page, `import?file=${encodeURIComponent(mine)}`);
  await page.getByRole("button", { name: "Change the columns" }).click();
  const dialog = page.getByRole("dialog", { name: "What the columns mean" });
  await dialog.getByRole("combobox", { name: "Verdict" }).selectOption("score_of_ten");
  await dialog.getByRole("textbox", { name: "Keep them under a name" }).fill("My list");
  await page.keyboard.press("Enter");
  await told(page, "Kept the columns “My list”");
  await expect(dialog.getByRole("button", { name: "Forget" })).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await open(page, `import?file=${encodeURIComponent(more)}`);
  await expect(page.getByText(/1 of 2 columns are used/)).toBeVisible();
  await command(page, "Read it as “My list”");
  await expect(page.getByText(/2 of 2 columns are used/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Read it as “My list”" })).toHaveCount(0);

  await preview(page);
  await expect(page.getByRole("button", { name: "Read it as “My list”" })).toHaveCount(0);
});

test("what was kept is taken in the dialog, and forgotten there", async ({ page }) => {
  await bridge().call("import_mapping_keep", {
    name: "Spare",
    mapping: { columns: { Title: "title", Mark: "stars" } },
  });
  const spare = join(bridge().folder, "spare.csv");
  await writeFile(spare, "Title,Mark\nCecilia,4\n");
  await open(page, `import?file=${encodeURIComponent(spare)}`);
  await expect(page.getByText("1 row in spare.csv")).toBeVisible();
  await command(page, "Change the columns");
  const dialog = page.getByRole("dialog", { name: "What the columns mean" });
  await dialog.getByRole("combobox", { name: "Kept for these columns" }).selectOption("Spare");
  await expect(dialog.getByRole("combobox", { name: "Mark" })).toHaveValue("stars");
  await dialog.getByRole("button", { name: "Forget" }).click();
  await told(page, "Forgot the columns “Spare”");
  await expect(dialog.getByRole("combobox", { name: "Kept for these columns" })).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(tally(page, /1\s*new books/)).toBeVisible();
});

test("a file that says nothing by itself is read as one that was explained before", async ({ page }) => {
  await bridge().call("import_mapping_keep", { name: "Bare", mapping: { columns: { A: "title", B: "author" } } });
  await openFile(page, "bare.csv", "A,B\nBelinda,Maria Edgeworth\n");
  await expect(page.getByRole("heading", { name: "Which column of bare.csv is the title?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Read it as “Bare”" }).click();
  await expect(tally(page, /1\s*new books/)).toBeVisible();
});

test("a table that was never explained is explained in the window, and kept for the next one", async ({ page }) => {
  await openFile(page, "shelf.csv", "Was,Wer,Note\nBelinda,Maria Edgeworth,4\nThe Absentee,Maria Edgeworth,\n");
  await expect(page.getByRole("listitem").filter({ hasText: "Columns" })).toHaveAttribute("aria-current", "step");
  const goOn = page.getByRole("button", { name: "Show the preview" });
  await expect(goOn).toBeDisabled();
  await expect(page.getByRole("row", { name: /Was/ })).toContainText("Belinda · The Absentee");
  await settled(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.setViewportSize({ width: 900, height: 600 });
  await expectNoSidewaysScroll(page);

  await page.getByRole("combobox", { name: "Was" }).selectOption("title");
  await page.getByRole("combobox", { name: "Wer" }).selectOption("author");
  await page.getByRole("combobox", { name: "Note" }).selectOption("stars");
  await page.getByRole("textbox", { name: "Keep them under a name" }).fill("Shelf list");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await told(page, "Kept the columns “Shelf list”");
  await goOn.click();
  await expect(tally(page, /2\s*new books/)).toBeVisible();
  await expect(page.getByText(/3 of 3 columns are used/)).toBeVisible();

  await openFile(page, "again.csv", "Was,Wer,Note\nEnnui,Maria Edgeworth,5\n");
  await page.getByRole("button", { name: "Read it as “Shelf list”" }).click();
  await expect(tally(page, /1\s*new books/)).toBeVisible();
});

test("a list whose first line is a book already loses no book, by keyboard alone", async ({ page }) => {
  await openFile(page, "typed.csv", "Emma Goldman,Living My Life\nMary Shelley,Mathilda\n");
  const names = page.getByRole("checkbox", { name: "The first line names the columns" });
  await expect(names).toBeChecked();
  await names.focus();
  await page.keyboard.press("Space");
  await expect(names).not.toBeChecked();
  await expect(names).toBeFocused();
  await expect(page.getByRole("row", { name: /Column 2/ })).toContainText("Living My Life · Mathilda");
  await settled(page);
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Column 1" }).selectOption("author");
  await page.getByRole("combobox", { name: "Column 2" }).selectOption("title");
  await page.keyboard.press("Control+Enter");
  await expect(tally(page, /2\s*new books/)).toBeVisible();
});

test("ratings of which some are beyond five wait until the reader says of how many they are", async ({ page }) => {
  await openFile(page, "ten.csv", "Title,Author,Rating\nBelinda,Maria Edgeworth,9\nEnnui,Maria Edgeworth,4\n");
  await expect(page.getByText("The column “Rating” holds ratings beyond five, such as 9.")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "They are scores of ten" }).click();
  await expect(page.getByText("The column “Rating” holds ratings beyond five")).toHaveCount(0);
  await expect(tally(page, /2\s*new books/)).toBeVisible();
});

test("a file of which no row can be read is not said to be in the library already", async ({ page }) => {
  await openFile(page, "none.csv", "Title,Author\n,Maria Edgeworth\n");
  await expect(page.getByText("There is nothing to write: no row can be read.")).toBeVisible();
});

test("JSON of a kind that nobody knows is explained by keyboard alone, and imported", async ({ page }) => {
  await openFile(page, "mine.json", JSON.stringify([{ werk: "Ormond", wer: "Maria Edgeworth", jahr: 1817 }]));
  await expect(page.getByRole("heading", { name: "Which column of mine.json is the title?" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: "Choose the column that holds the title." })).toBeVisible();
  await page.getByRole("combobox", { name: "werk" }).focus();
  await page.keyboard.type("Title");
  await expect(page.getByRole("combobox", { name: "werk" })).toHaveValue("title");
  await page.getByRole("combobox", { name: "wer", exact: true }).focus();
  await page.keyboard.type("Author");
  await command(page, "Show the preview");
  await expect(page.getByText(/3 of 3 columns are used/)).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "mine.json is in your library" })).toBeVisible();
});

test("a row that cannot be read is corrected in place, by keyboard, and tried again", async ({ page }) => {
  await preview(page);
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
  await preview(page);
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
  await preview(page);
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
  await preview(page);
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
  await preview(page);
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
  await preview(page);
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
  await openFile(page, "letter.csv", "%PDF-1.7 Dear reader");
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

test("letters that were read wrongly once are mended by a button, and the reader can take that back", async ({
  page,
}) => {
  const right = "Title,Author\nBücher für später,Jörg Kühn\nLa Règle,René Dué\n";
  await openFile(page, "doubled.csv", readWrongly(right));
  await expect(page.getByText(/read wrongly once, before it was written/)).toBeVisible();
  await expectFineEverywhere(page);
  await page.getByRole("button", { name: "Mend the letters" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Encoding UTF-8, read wrongly once and mended.")).toBeVisible();
  await expect(page.getByText("La Règle")).toBeVisible();
  await expect(page.getByText(/read wrongly once, before it was written/)).toHaveCount(0);

  await page.getByRole("button", { name: "Change the encoding" }).click();
  const encoding = page.getByRole("combobox", { name: "Encoding" });
  await expect(encoding).toBeFocused();
  await expect(encoding).toHaveValue("utf-8-twice");
  await expectFineEverywhere(page);
  await encoding.selectOption("utf-8");
  await expect(page.getByRole("button", { name: "Mend the letters" })).toBeVisible();
});

test("a table whose letters were read wrongly once is mended before its columns are explained", async ({ page }) => {
  const right = "Höhe,Wer\nBücher für später,René\n";
  await openFile(page, "umlauts.csv", readWrongly(right));
  await page.getByRole("button", { name: "Change the encoding" }).click();
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("utf-8-twice");
  await expect(page.getByRole("row", { name: /Höhe/ })).toContainText("Bücher für später");
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
  await openFile(page, "asked.csv", `Title,Author,Rating,Shelf life,Wobble\n${row}`);
  await expect(page.getByText(/Columns that are not understood/)).toBeVisible();
  await expect(page.getByText(/holds ratings beyond five/)).toBeVisible();
  await expectFineEverywhere(page);

  const guessed = join(bridge().folder, "guessed.csv");
  await writeFile(guessed, Buffer.from("Title,Author\nWuthering Heights,Emily Bront\xeb\n", "latin1"));
  await open(page, `import?file=${encodeURIComponent(guessed)}`);
  await expect(page.getByRole("combobox", { name: "Encoding" })).toBeVisible();
  await expectFineEverywhere(page);

  await preview(page);
  await tally(page, /1\s*conflicts/).click();
  await expectFineEverywhere(page);
  await tally(page, /cannot be read/).click();
  await page.getByRole("button", { name: "Correct row 4" }).click();
  await expect(page.getByRole("dialog", { name: "Correct row 4" })).toBeVisible();
  await expectFineEverywhere(page);
});
