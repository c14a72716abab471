/** Questions and takeaways that are back: one at a time, by keyboard alone. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { expect, library, open, settled, test } from "../support/reader.ts";

/** Notes written long ago, as an import brings them. */
const old = ["Who tells this story?", "Why does she wait?", "Irony is a distance"].map((text, at) => ({
  id: `01900000-0000-7000-8000-00000000000${at}`,
  book: null,
  kind: at === 2 ? "takeaway" : "question",
  text,
  created_at: `2024-01-0${at + 1}T10:00:00Z`,
  edited_at: `2024-01-0${at + 1}T10:00:00Z`,
}));

library(async (bridge) => {
  await bridge.call("book_add", { draft: { title: "Emma" }, edition: {} });
  const path = join(bridge.folder, "notes.json");
  await writeFile(path, JSON.stringify({ format: "lectern-notes", version: 1, notes: old }));
  await bridge.call("notes_import", { path, onConflict: "keep" });
});

test("what is back is said quietly on Today and answered by keys", async ({ page }) => {
  await open(page, "today");
  await page.getByRole("link", { name: "2 questions and 1 takeaway are back" }).click();
  await expect(page.getByText("Who tells this story?")).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.keyboard.press("Space");
  await expect(page.getByText("It belongs to no book.")).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);

  await page.keyboard.press("1");
  await expect(page.getByText("Why does she wait?")).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByText("Irony is a distance")).toBeVisible();
  await page.keyboard.press("3");
  await expect(page.getByRole("heading", { name: "Nothing is back" })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("Control+z");
  await expect(page.getByText("Irony is a distance")).toBeVisible();
});
