/** Backups, the way back, everything as a file; and a library whose file is damaged. */
import { writeFile } from "node:fs/promises";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { expect, library, open, openedOn, test } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

test.describe("an open library", () => {
  const bridge = library();

  for (const colorScheme of ["light", "dark"] as const) {
    test(`is backed up, and goes back once it was seen what that changes, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await addBook(bridge(), `Emma ${colorScheme}`);
      await open(page, "settings?section=data");
      await page.getByRole("button", { name: "Back up now" }).click();
      await expect(page.getByText(/Backed up \d\d:\d\d/)).toBeVisible();
      await addBook(bridge(), `Persuasion ${colorScheme}`);
      await page.getByRole("button", { name: "Choose a backup…" }).click();
      const dialog = page.getByRole("dialog", { name: "Restore" });
      await dialog.getByRole("combobox", { name: "Backup" }).selectOption({ index: 1 });
      await dialog.getByRole("button", { name: "Replace", exact: true }).click();
      await expect(dialog.getByRole("row", { name: /Books/ }).getByRole("cell").last()).toHaveText("1");
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await dialog.getByRole("button", { name: "Replace the library" }).click();
      await expect(page.getByText("Restored. What was here before is in a backup.")).toBeVisible();
      await open(page, "library");
      await expect(page.getByRole("row", { name: new RegExp(`Emma ${colorScheme}`) })).toBeVisible();
      await expect(page.getByRole("row", { name: new RegExp(`Persuasion ${colorScheme}`) })).toBeHidden();
    });
  }
});

test.describe("a damaged library", () => {
  /** The first page of a library that says it has fifty. */
  openedOn((file) => {
    const page = Buffer.alloc(4096);
    page.write("SQLite format 3\0", "latin1");
    page.writeUInt16BE(4096, 16);
    page.writeInt32BE(50, 28);
    page.writeInt32BE(1, 60);
    page.writeInt32BE(0x4c656374, 68);
    return writeFile(file, page);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`is said to be one, with what was found and what can be done, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, "library");
      await expect(page.getByRole("heading", { name: "The library is damaged" })).toBeVisible();
      await expect(page.getByText("There is no good backup beside it.", { exact: false })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  }
});
