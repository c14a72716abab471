/** The notebook: three hundred notes of three books, narrowed, walked, changed together, kept as a filter. */
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import type { Changed } from "../support/bridge.ts";
import { expect, library, open, settled, test, type Page } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

const NOTES = 300;
const tags = ["lag", "quorum", "sql"];

const here = library(async (bridge) => {
  test.setTimeout(120_000);
  const books = await Promise.all(["Emma", "Middlemarch", "Persuasion"].map((title) => addBook(bridge, title, { pages: "400" })));
  const plan = (await bridge.call<Changed>("plan_create", { draft: { title: "Novels" } })).value;
  await bridge.call("item_add", { plan, stage: null, book: books[1] });
  for (let number = 1; number <= NOTES; number += 1) {
    const kind = ["note", "quote", "question"][number % 3];
    const text = `Thought ${number} about replication. ${"It goes on for a while. ".repeat(number % 7)}#${tags[number % 3]}`;
    const draft = { book: books[number % 3], kind, text, anchor: String(number), tags: [] };
    await bridge.call("note_add", { draft });
  }
  await bridge.call("progress_log", { book: books[0], draft: { entry: "50", note: "Read on the train" } });
});

const count = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const articles = (page: Page) => page.locator(".hits article");

for (const scheme of ["light", "dark"] as const) {
  test(`is accessible while it is searched, filtered and selected from, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, "notebook?q=replication&kind=quote&sort=best");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByRole("region", { name: "Selected notes" })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 900, height: 600 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}

test("filters combine, and each says how many it would show", async ({ page }) => {
  await open(page, "notebook");
  await count(page, "300 notes in 3 books");
  await page.getByRole("checkbox", { name: /Quotes/ }).check();
  await count(page, "100 notes");
  await page.getByRole("checkbox", { name: /Questions/ }).check();
  await count(page, "200 notes");
  await page.getByRole("checkbox", { name: /Novels/ }).check();
  await count(page, "100 notes in 1 book");
  await page.getByRole("combobox", { name: "Written" }).selectOption("In the last 7 days");
  await count(page, "100 notes in 1 book");
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await count(page, "300 notes");
  await page.getByRole("checkbox", { name: /Session notes/ }).check();
  await expect(articles(page)).toHaveCount(1);
  await expect(articles(page)).toContainText("Read on the train");
});

test("draws what is near and nothing else, from the first note to the last", async ({ page }) => {
  await open(page, "notebook?sort=oldest");
  await expect(articles(page).first()).toContainText("Thought 1 ");
  await page.keyboard.press("j");
  await page.keyboard.press("End");
  await expect(page.locator(".hits article:focus")).toContainText(`Thought ${NOTES} `);
  await expect(page.locator(".hits article:focus")).toBeInViewport();
  expect(await articles(page).count()).toBeLessThan(60);
  await page.keyboard.press("Home");
  await expect(page.locator(".hits article:focus")).toContainText("Thought 1 ");
});

test("opens a note at its place in the book, and back is where one was", async ({ page }) => {
  await open(page, "notebook?sort=oldest");
  for (let step = 0; step < 40; step += 1) await page.keyboard.press("j");
  const focused = page.locator(".hits article:focus");
  await expect(focused).toContainText("Thought 40 ");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Middlemarch" })).toBeVisible();
  await expect(page.locator(".note:focus")).toContainText("Thought 40 ");
  await expect(page.locator(".note:focus")).toBeInViewport();
  await page.goBack();
  await settled(page);
  await expect(page.locator(".hits article[aria-current='true']")).toContainText("Thought 40 ");
  await expect(page.locator(".hits article[aria-current='true']")).toBeInViewport();
});

test("all hits are tagged as one step, and one undo takes it back", async ({ page }) => {
  await open(page, "notebook?kind=question");
  await count(page, "100 notes");
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await expect(page.getByText("100 selected")).toBeVisible();
  await page.keyboard.press("t");
  await page.getByRole("combobox", { name: "Put on" }).fill("later");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("checkbox", { name: /#later/ })).toBeVisible();
  await expect(page.getByText("Tagged 100 notes")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("checkbox", { name: /#later/ })).toHaveCount(0);
});

test("several notes move to another book", async ({ page }) => {
  await open(page, "notebook?q=Thought+7&sort=oldest");
  await page.getByRole("checkbox", { name: /^Select: / }).first().check();
  const bar = page.getByRole("region", { name: "Selected notes" });
  await bar.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("combobox", { name: "Book" }).fill("Emma");
  await page.getByRole("option", { name: /Emma/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText(/Moved a .* to Emma/)).toBeVisible();
  await page.keyboard.press("Control+z");
});

test("a question kept under a name stands in the sidebar with how many it finds", async ({ page }) => {
  await open(page, "notebook?tag=quorum");
  await page.getByRole("button", { name: "Saved filter" }).click();
  await page.getByRole("menuitem", { name: "Save this filter…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Quorums");
  await page.keyboard.press("Enter");
  const saved = page.getByRole("navigation", { name: "Saved filters" });
  await expect(saved.getByRole("link", { name: /Quorums/ })).toContainText("100");
  await expect(saved.getByRole("link", { name: /Quorums/ })).toHaveAttribute("aria-current", "page");
  await open(page, "today");
  await here().call("note_add", { draft: { text: "One more #quorum" } });
  await expect(saved.getByRole("link", { name: /Quorums/ })).toContainText("101");
  await saved.getByRole("link", { name: /Quorums/ }).click();
  await count(page, "101 notes");
  await page.getByRole("button", { name: "Saved filter" }).click();
  await page.getByRole("menuitem", { name: "Remove “Quorums”" }).click();
  await expect(saved).toHaveCount(0);
});

test("a removed note waits in the trash", async ({ page }) => {
  await open(page, "notebook?sort=oldest");
  await page.keyboard.press("j");
  await page.keyboard.press("Delete");
  await expect(articles(page).first()).toContainText("Thought 2 ");
  await open(page, "trash");
  await page.getByRole("button", { name: /Restore the note: Thought 1 / }).click();
  await open(page, "notebook?sort=oldest");
  await expect(articles(page).first()).toContainText("Thought 1 ");
});
