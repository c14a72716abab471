/** The picture of a plan: walked by keys, a way through it shown, items connected by hand and by name. */
import { expectAccessible } from "../support/axe.ts";
import type { Changed } from "../support/bridge.ts";
import { expect, library, open, test, type Page } from "../support/reader.ts";
import { planOf } from "../support/plan.ts";

let plan: string;
const ids = new Map<string, string>();

const bridge = library(async (bridge) => {
  plan = (await bridge.call<Changed>("plan_create", { draft: { title: "Databases" } })).value;
  const detail = await planOf(bridge, plan);
  const first = detail.stages[0]?.id;
  const second = (await bridge.call<Changed>("stage_add", { plan, draft: { title: "Further" } })).value;
  for (const [title, stage, pages] of [
    ["Learning SQL", first, "300"],
    ["SQL Antipatterns", first, "280"],
    ["Database Internals", second, "370"],
    ["Readings", second, "400"],
  ] as const) {
    const draft = { title, authors: [{ name: "Ann Author" }] };
    const book = (await bridge.call<Changed>("book_add", { draft, edition: { pages } })).value;
    ids.set(title, (await bridge.call<Changed>("item_add", { plan, stage, book })).value);
  }
  await needs("SQL Antipatterns", "Learning SQL");
  await needs("Database Internals", "SQL Antipatterns");
});

async function needs(item: string, first: string): Promise<void> {
  const draft = { needs: { kind: "item", id: ids.get(first) }, strength: "hard", why: "" };
  await bridge().call("need_set", { item: ids.get(item), draft });
}

const node = (page: Page, title: string) =>
  page.getByRole("group", { name: /Prerequisites by stage/ }).getByRole("link", { name: new RegExp(`^${title}:`) });

async function show(page: Page): Promise<void> {
  await open(page, `plan-graph/${plan}`);
  await expect(node(page, "Learning SQL")).toBeVisible();
}

test("the shortest way to a book is shown in books and pages", async ({ page }) => {
  await show(page);
  await page.getByLabel("Shortest way to").selectOption({ label: "Database Internals" });
  await expect(page.getByText("2 books, 580 pages")).toBeVisible();
  await expect(page.locator(".g-edge.is-path")).toHaveCount(3);
  await expectAccessible(page);
});

test("arrow keys follow the edges, and Enter opens the item in the list", async ({ page }) => {
  await show(page);
  await node(page, "Learning SQL").focus();
  await page.keyboard.press("ArrowRight");
  await expect(node(page, "SQL Antipatterns")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(node(page, "Database Internals")).toBeFocused();
  await expect(node(page, "Database Internals")).toHaveAccessibleName(
    "Database Internals: blocked by SQL Antipatterns",
  );
  await page.keyboard.press("ArrowLeft");
  await expect(node(page, "SQL Antipatterns")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`#/plan/${plan}\\?item=`));
  await expect(page.locator(".panel").getByText("Learning SQL")).toBeVisible();
});

test("the picture grows and shrinks by keys, and fits its window", async ({ page }) => {
  await show(page);
  await page.keyboard.press("+");
  await expect(page.getByText("120 %")).toBeVisible();
  await page.keyboard.press("-");
  await page.keyboard.press("-");
  await expect(page.getByText("83 %")).toBeVisible();
  await page.keyboard.press("0");
  await expect(page.getByText("100 %")).toBeVisible();
});

test("a line dragged from one item to another connects them, and a circle is told in place", async ({ page }) => {
  await show(page);
  const drag = async (from: string, to: string): Promise<void> => {
    await node(page, from).hover();
    await page.mouse.down();
    const box = await node(page, to).boundingBox();
    if (box === null) throw new Error("the item is shown");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
  };
  await drag("Database Internals", "Readings");
  const dialog = page.getByRole("dialog", { name: "Add a prerequisite" });
  await expect(dialog.getByLabel("First")).toHaveValue(ids.get("Database Internals") ?? "");
  await expect(dialog.getByLabel("Then")).toHaveValue(ids.get("Readings") ?? "");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Connect" }).click();
  await expect(dialog).toBeHidden();
  await expect(node(page, "Readings")).toHaveAccessibleName("Readings: blocked by Database Internals");

  await drag("Readings", "Learning SQL");
  await dialog.getByRole("button", { name: "Connect" }).click();
  await expect(dialog.getByRole("alert")).toContainText("“Learning SQL” needs “Readings”");
  await dialog.getByRole("button", { name: "Helpful: it does not" }).click();
  await dialog.getByRole("button", { name: "Connect" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator(".g-edge.is-soft")).not.toHaveCount(1);
});

test("items are connected by keys alone", async ({ page }) => {
  await show(page);
  await node(page, "Learning SQL").focus();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Add a prerequisite" });
  await expect(dialog.getByLabel("Then")).toHaveValue(ids.get("Learning SQL") ?? "");
  await page.keyboard.press("Escape");
  await page.keyboard.press("v");
  await expect(page).toHaveURL(new RegExp(`#/plan/${plan}$`));
  await expect(page.locator(".plan__stages")).toBeVisible();
  await page.keyboard.press("v");
  await expect(node(page, "Learning SQL")).toBeVisible();
});

test("the table says the same in words", async ({ page }) => {
  await show(page);
  const row = page.getByRole("table").getByRole("row", { name: /^SQL Antipatterns/ });
  await expect(row.getByRole("cell").nth(1)).toHaveText("Learning SQL");
  await expect(row.getByRole("cell").nth(2)).toHaveText("Database Internals");
});

test("items are grouped from the menu of one of them in the list", async ({ page }) => {
  await open(page, `plan/${plan}`);
  const menu = async (line: string): Promise<void> => {
    const row = page.locator(`[data-item="${ids.get("Readings")}"]`);
    await row.getByRole("button", { name: /^More for Readings/ }).click();
    await page.getByRole("menuitem", { name: line }).click();
  };
  await menu("Group with others…");
  const group = page.getByRole("dialog", { name: "Take some of these" });
  await group.getByLabel("What the choice is between").fill("Either");
  await group.getByRole("checkbox", { name: "Database Internals" }).check();
  await expectAccessible(page);
  await group.getByRole("button", { name: "Save" }).click();
  await expect(group).toBeHidden();
  const outline = { id: plan, from: 0 };
  const { groups } = await bridge().call<{ groups: { title: string; take: number }[] }>("plan_outline", outline);
  expect(groups).toEqual([expect.objectContaining({ title: "Either", take: 1 })]);
});

test("a group and a topic stand between items, are walked by keys, and are said in the table", async ({ page }) => {
  const chosen = { items: [ids.get("Learning SQL"), ids.get("SQL Antipatterns")], draft: { title: "SQL", take: 1 } };
  const group = (await bridge().call<Changed>("group_make", chosen)).value;
  for (const needs of [
    { kind: "group", id: group },
    { kind: "topic", name: "Linear algebra" },
  ]) {
    await bridge().call("need_set", { item: ids.get("Readings"), draft: { needs, strength: "hard", why: "" } });
  }
  await show(page);
  await expect(node(page, "Group: SQL")).toHaveAccessibleName(
    "Group: SQL: 1 of 2, 0 done, of Learning SQL, SQL Antipatterns",
  );
  await node(page, "Group: SQL").focus();
  await page.keyboard.press("ArrowRight");
  await expect(node(page, "Readings")).toBeFocused();
  await node(page, "Topic: Linear algebra").focus();
  await page.keyboard.press("ArrowRight");
  await expect(node(page, "Readings")).toBeFocused();
  await node(page, "Topic: Linear algebra").focus();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Add a prerequisite" });
  await expect(dialog.getByLabel("Topic")).toHaveValue("Linear algebra");
  await page.keyboard.press("Escape");
  const row = page.getByRole("table").getByRole("row", { name: /^Group: SQL/ });
  await expect(row.getByRole("cell").nth(2)).toHaveText("Readings");
  await expectAccessible(page);
  await node(page, "Topic: Linear algebra").click();
  await expect(page.getByRole("button", { name: /I know this/ })).toBeVisible();
});
