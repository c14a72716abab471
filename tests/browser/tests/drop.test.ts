/** Files dropped onto the window: a list goes to the page for plans, a table to the import, each looked at first. */
import { expectAccessible } from "../support/axe.ts";
import { expect, library, open, test, type Page } from "../support/reader.ts";

library();

/** Drops a file onto the page, as a file manager would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([name = "", text = ""]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    [name, text],
  );
  const main = page.locator("main");
  await main.dispatchEvent("dragover", { dataTransfer: data });
  await main.dispatchEvent("drop", { dataTransfer: data });
}

test("a reading list that is dropped is shown as a plan before it becomes one", async ({ page }) => {
  await open(page, "library");
  await drop(page, "winter.md", "# Winter\n\n- Emma - Jane Austen: for the tone\n- Evelina - Frances Burney\n");
  await expect(page.getByText("2 books in the pasted text")).toBeVisible();
  await expectAccessible(page);
  await drop(page, "other.md", "- Persuasion - Jane Austen");
  await expect(page.getByText("1 book in the pasted text")).toBeVisible();
});

test("a table of another program that is dropped is looked at before it is imported", async ({ page }) => {
  await open(page, "library");
  await drop(page, "books.csv", "Title,Author,Pages\nSanditon,Jane Austen,120\n");
  await expect(page.getByText("Sanditon").first()).toBeVisible();
  await expect(page).toHaveURL(/#\/import\?file=.*books\.csv/);
  await expectAccessible(page);
});
