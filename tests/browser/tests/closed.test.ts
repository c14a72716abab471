/** A start on a file that is no library: the reader is told what it is, and can go on with another. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { expect, open, openedOn, test } from "../support/reader.ts";

const bridge = openedOn((file) => writeFile(file, "Dear reader, this is a letter."));

for (const colorScheme of ["light", "dark"] as const) {
  test(`what was found is said, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "library");
    await expect(page.getByText("is not a Lectern library: it is a text file")).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}

test("a new library is made in another place, and the page is there at once", async ({ page }) => {
  const file = join(bridge().folder, "second.lectern");
  page.on("dialog", (dialog) => void dialog.accept(file));
  await open(page, "library");
  await page.getByRole("button", { name: "Make a new library…" }).click();
  await expect(page.getByText("No books yet")).toBeVisible();
  await expect(page.getByText("Kept in second")).toBeVisible();
});
