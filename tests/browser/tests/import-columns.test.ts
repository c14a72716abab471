/** What a file means: its columns, its words, its ratings and its letters, asked where it does not say. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { expectFineEverywhere, importing, openFile, preview, tally } from "../support/importing.ts";
import { command, told } from "../support/keyboard.ts";
import { expect, open, settled, test } from "../support/reader.ts";

const bridge = importing();

/** UTF-8 as a program shows it that takes it for Windows-1252: Ã© for é. Of letters that are the same in Latin-1. */
const readWrongly = (text: string): string => Buffer.from(text).toString("latin1");

test("a column can mean something else, and a word that is not known is asked about", async ({ page }) => {
  await preview(page, bridge());
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

  await preview(page, bridge());
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
  await openFile(page, bridge(), "bare.csv", "A,B\nBelinda,Maria Edgeworth\n");
  await expect(page.getByRole("heading", { name: "Which column of bare.csv is the title?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Read it as “Bare”" }).click();
  await expect(tally(page, /1\s*new books/)).toBeVisible();
});

test("a table that was never explained is explained in the window, and kept for the next one", async ({ page }) => {
  await openFile(page, bridge(), "shelf.csv", "Was,Wer,Note\nBelinda,Maria Edgeworth,4\nThe Absentee,Maria Edgeworth,\n");
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

  await openFile(page, bridge(), "again.csv", "Was,Wer,Note\nEnnui,Maria Edgeworth,5\n");
  await page.getByRole("button", { name: "Read it as “Shelf list”" }).click();
  await expect(tally(page, /1\s*new books/)).toBeVisible();
});

test("a list whose first line is a book already loses no book, by keyboard alone", async ({ page }) => {
  await openFile(page, bridge(), "typed.csv", "Emma Goldman,Living My Life\nMary Shelley,Mathilda\n");
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
  await openFile(page, bridge(), "ten.csv", "Title,Author,Rating\nBelinda,Maria Edgeworth,9\nEnnui,Maria Edgeworth,4\n");
  await expect(page.getByText("The column “Rating” holds ratings beyond five, such as 9.")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "They are scores of ten" }).click();
  await expect(page.getByText("The column “Rating” holds ratings beyond five")).toHaveCount(0);
  await expect(tally(page, /2\s*new books/)).toBeVisible();
});

test("a file of which no row can be read is not said to be in the library already", async ({ page }) => {
  await openFile(page, bridge(), "none.csv", "Title,Author\n,Maria Edgeworth\n");
  await expect(page.getByText("There is nothing to write: no row can be read.")).toBeVisible();
});

test("JSON of a kind that nobody knows is explained by keyboard alone, and imported", async ({ page }) => {
  await openFile(page, bridge(), "mine.json", JSON.stringify([{ werk: "Ormond", wer: "Maria Edgeworth", jahr: 1817 }]));
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

test("letters that were read wrongly once are mended by a button, and the reader can take that back", async ({
  page,
}) => {
  const right = "Title,Author\nBücher für später,Jörg Kühn\nLa Règle,René Dué\n";
  await openFile(page, bridge(), "doubled.csv", readWrongly(right));
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
  await openFile(page, bridge(), "umlauts.csv", readWrongly(right));
  await page.getByRole("button", { name: "Change the encoding" }).click();
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("utf-8-twice");
  await expect(page.getByRole("row", { name: /Höhe/ })).toContainText("Bücher für später");
});
