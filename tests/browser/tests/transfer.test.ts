/** Notes to files and back: what would happen is shown first, and what both sides changed is shown with both texts. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible } from "../support/axe.ts";
import { expect, library, open, settled, test, type Page } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

let book: string;
const bridge = library(async (bridge) => {
  book = await addBook(bridge, "Emma", { pages: "474" });
  await bridge.call("note_add", { draft: { book, kind: "quote", text: "Handsome, clever, and rich", anchor: "1" } });
  await bridge.call("note_add", { draft: { book, kind: "note", text: "Another thought" } });
});

/** Answers the dialog for a folder, as the reader would. */
function choose(page: Page, path: string): void {
  page.once("dialog", (dialog) => void dialog.accept(path));
}

test.describe.configure({ mode: "serial" });

test("notes are exported to a folder from the notebook, after a look", async ({ page }) => {
  const folder = join(bridge().folder, "Notes");
  await open(page, "notebook");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export notes" });
  choose(page, folder);
  await dialog.getByRole("button", { name: "Choose a folder…" }).click();
  await expect(dialog.getByText("2 notes of 1 book.")).toBeVisible();
  await expect(dialog.getByText("1 file written")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await readdir(folder)).filter((name) => name.endsWith(".md"))).toHaveLength(1);
});

test("what was edited in the folder comes in, and what both sides changed is shown", async ({ page }) => {
  const folder = join(bridge().folder, "Notes");
  const name = (await readdir(folder)).find((each) => each.endsWith(".md")) ?? "";
  const text = await readFile(join(folder, name), "utf8");
  await writeFile(
    join(folder, name),
    text.replace("Handsome, clever", "From outside").replace("Another thought", "A better thought"),
  );
  const notes = await bridge().call<{ id: string; kind: string }[]>("note_of_book", { book });
  const quote = notes.find(({ kind }) => kind === "quote");
  const draft = { book, kind: "quote", text: "From inside, and rich", anchor: "1" };
  await bridge().call("note_edit", { id: quote?.id, draft });

  await open(page, "notebook");
  await page.getByRole("button", { name: "More ways to export" }).click();
  await page.getByRole("menuitem", { name: "Import notes…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import notes" });
  choose(page, folder);
  await dialog.getByRole("button", { name: "Choose a folder…" }).click();
  await expect(dialog.getByRole("heading", { name: "Changed on both sides" })).toBeVisible();
  await expect(dialog.getByText("From outside, and rich")).toBeVisible();
  await expect(dialog.getByText("From inside, and rich")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("A better thought")).toBeVisible();
  await expect(page.getByText("From inside, and rich")).toBeVisible();
});
