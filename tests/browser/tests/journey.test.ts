/** A reader's first evening, without a mouse: from an empty library to notes found again, and all of it taken back. */
import { command, goBy, tabTo, told } from "../support/keyboard.ts";
import { expect, library, open, settled, test, type Page } from "../support/reader.ts";
import { planOf, type PlanDetail } from "../support/plan.ts";

const bridge = library();

/** The plan as the library has it. */
async function plan(): Promise<PlanDetail> {
  const [first] = await bridge().call<{ id: string }[]>("plan_list");
  if (first === undefined) throw new Error("a plan was taken");
  return planOf(bridge(), first.id);
}

/** The rows of the plan's page. */
const rows = (page: Page) => page.locator("[data-item]");

test("a reader takes a plan, reads, writes, finds it again and takes everything back, by keyboard alone", async ({
  page,
}) => {
  test.setTimeout(180_000);
  // A test that reaches for the mouse proves nothing here.
  await page.addInitScript(() =>
    addEventListener("pointerdown", () => console.error("the mouse was used"), { capture: true }),
  );

  await test.step("take the plan", async () => {
    await open(page, "");
    await expect(page.getByRole("heading", { level: 1, name: "What are you going to read?" })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: /Use this plan/ }).first());
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Backend Engineering" })).toBeVisible();
    await expect(rows(page)).toHaveCount(24);
  });

  await test.step("move an item", async () => {
    const before = (await plan()).stages[0]?.items ?? [];
    await page.keyboard.press("j");
    await expect(rows(page).first()).toBeFocused();
    await page.keyboard.press("Alt+ArrowDown");
    await expect(rows(page).nth(1)).toHaveAttribute("data-item", before[0]?.id ?? "");
    await expect(rows(page).nth(1)).toBeFocused();
    await expect.poll(async () => (await plan()).stages[0]?.items[1]?.id).toBe(before[0]?.id);
  });

  await test.step("mark it as known", async () => {
    const known = await rows(page).nth(1).getAttribute("data-item");
    await page.keyboard.press("o");
    await told(page, "Marked");
    const state = async () => (await plan()).stages[0]?.items.find(({ id }) => id === known)?.state;
    await expect.poll(state).toBe("known");
  });

  await test.step("match a recommendation to a book", async () => {
    await command(page, "Show only unidentified recommendations");
    await expect(rows(page).first()).toContainText("Unidentified recommendation");
    await page.keyboard.press("Home");
    await expect(rows(page).first()).toBeFocused();
    const item = await rows(page).first().getAttribute("data-item");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Which book is this?" })).toBeVisible();
    await tabTo(page, page.getByRole("searchbox", { name: "Or find it yourself" }));
    await page.keyboard.type("A Book of My Own");
    await expect(page.getByRole("radio", { name: /A Book of My Own/ })).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    const items = async () => (await plan()).stages.flatMap((stage) => stage.items);
    const book = async () => (await items()).find(({ id }) => id === item)?.book?.title;
    await expect.poll(book).toBe("A Book of My Own");
  });

  await test.step("add a book and find it", async () => {
    await goBy(page, "gl", "Library");
    await settled(page);
    await page.keyboard.press("a");
    await expect(page.getByRole("dialog", { name: "Add a book" })).toBeVisible();
    await page.keyboard.type("Zwischen den Zeilen");
    await page.keyboard.press("Enter");
    await told(page, "Added Zwischen den Zeilen");
    await page.keyboard.press("/");
    await page.keyboard.type("zeil");
    await expect(page.getByRole("row", { name: /Zwischen den Zeilen/ })).toBeVisible();
    await expect(page.getByRole("row")).toHaveCount(2);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Zwischen den Zeilen" })).toBeVisible();
  });

  await test.step("start it, and say how far one is", async () => {
    await settled(page);
    await command(page, "Start reading");
    await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();
    await page.keyboard.press("Enter");
    await told(page, "Started Zwischen den Zeilen");
    await page.keyboard.press("u");
    const field = page.getByRole("textbox", { name: "Page, percent, +pages, chapter or time" });
    await expect(field).toBeFocused();
    await page.keyboard.type("17");
    await page.keyboard.press("Enter");
    await told(page, /Recorded page 17/);
    await page.keyboard.press("Escape");
  });

  await test.step("write a note", async () => {
    await page.locator("main").focus();
    await page.keyboard.press("n");
    await expect(page.getByRole("textbox", { name: "Note, in Markdown" })).toBeFocused();
    await page.keyboard.type("The *quietest* chapter so far #slow");
    await page.keyboard.press("Control+Enter");
    await told(page, "Added a note");
    await expect(page.getByRole("emphasis").getByText("quietest").last()).toBeVisible();
  });

  await test.step("find it in the notebook", async () => {
    await page.locator("main").focus();
    await goBy(page, "gn", "Notebook");
    await settled(page);
    await page.keyboard.press("/");
    await page.keyboard.type("quiet");
    await expect(page.locator("mark").getByText("quietest")).toBeVisible();
    await page.keyboard.press("Enter");
  });

  await test.step("take everything back", async () => {
    await page.locator("main").focus();
    await goBy(page, "gt", /./);
    const steps = async () =>
      (await bridge().call<{ undone: boolean }[]>("history_list", { limit: 500 })).filter(({ undone }) => !undone);
    for (let left = (await steps()).length; left > 0; left -= 1) {
      await page.keyboard.press("Control+z");
      await expect.poll(async () => (await steps()).length).toBe(left - 1);
    }
    await told(page, "Undone: Took the plan Backend Engineering");
    await goBy(page, "gl", "Library");
    await expect(page.getByText("No books yet")).toBeVisible();
    await page.keyboard.press("Control+z");
    await told(page, "There is nothing to undo");
    await page.keyboard.press("Control+Shift+z");
    await told(page, "Done again: Took the plan Backend Engineering");
  });
});
