/** Backups, the way back, everything as a file; and a library whose file is damaged. */
import { cp, rm, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { Bridge } from "../support/bridge.ts";
import { command, told } from "../support/keyboard.ts";
import { expect, library, open, openedOn, settled, test } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

test.describe("an open library", () => {
  const bridge = library();

  for (const colorScheme of ["light", "dark"] as const) {
    test(`is backed up, and goes back once it was seen what that changes, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await addBook(bridge(), `Emma ${colorScheme}`);
      await open(page, "settings?section=data");
      await page.getByRole("button", { name: "Back up now" }).click();
      // The foot of the sidebar may speak of an earlier one.
      await told(page, /Backed up and checked/);
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

test.describe("by keyboard alone", () => {
  const bridge = library(async (bridge) => {
    await addBook(bridge, "Emma");
  });

  test("a backup is made from anywhere, by the palette and by its keys", async ({ page }) => {
    await open(page, "library");
    await command(page, "Back up the library now");
    await told(page, /Backed up and checked/);
    await open(page, "notebook");
    await page.keyboard.press("Control+Shift+B");
    await expect(page.getByText("2 backups", { exact: false })).toBeVisible();
    expect(new URL(page.url()).hash).not.toContain("ask");
  });

  test("the way back is one line of the palette, and so is the way out", async ({ page }) => {
    await bridge().call("backup_make");
    await open(page, "library");
    await command(page, "Restore from a backup…");
    const dialog = page.getByRole("dialog", { name: "Restore" });
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await open(page, "library");
    await command(page, "Export the library…");
    await expect(page.getByRole("combobox", { name: "Export format" })).toBeFocused();
  });

  test("how many are kept is said, refused where it cannot be, and taken back", async ({ page }) => {
    await open(page, "settings?section=data");
    const days = page.getByRole("textbox", { name: "Days" });
    await days.fill("40");
    await days.press("Enter");
    await expect(page.getByText("Days: a whole number from 0 to 31.")).toBeVisible();
    await expectAccessible(page);
    await days.fill("14");
    await days.press("Enter");
    await told(page, "14 daily, 4 weekly, 12 monthly are kept.");
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("Control+z");
    await expect(days).toHaveValue("7");
  });
});

test.describe("a library that was cut off, with a backup beside it", () => {
  openedOn(async (file) => {
    const sound = await Bridge.start();
    await addBook(sound, "Emma");
    await sound.call("backup_make");
    await cp(sound.folder, dirname(file), { recursive: true });
    await sound.stop();
    for (const log of ["-wal", "-shm"]) await rm(file + log, { force: true });
    await truncate(file, 8 * 4096);
  });

  test("goes on with the backup, by the palette", async ({ page }) => {
    await open(page, "library");
    await expect(page.getByRole("heading", { name: "What you can do" })).toBeVisible();
    await command(page, "Open it again");
    await expect(page.getByRole("button", { name: /Go on with the backup of/ })).toBeEnabled();
    await settled(page);
    await expectAccessible(page);
    await command(page, /Go on with the backup of/);
    await expect(page.getByRole("row", { name: /Emma/ })).toBeVisible();
  });
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
      await expect(page.getByText("The end of its file is missing.", { exact: false })).toBeVisible();
      await expect(page.getByText("There is no good backup beside it.", { exact: false })).toBeVisible();
      const detail = page.getByText("the file should have 204800 bytes and has 4096");
      await expect(detail).toBeHidden();
      await expectAccessible(page);
      await page.getByText("What was found, in detail").press("Enter");
      await expect(detail).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  }
});
