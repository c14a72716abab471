/** A library of two thousand books: only what is near the eye is drawn, and what is in sight is never blank. */
import { expect, library, open, test, type Page } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

const BOOKS = 2_000;
const titleOf = (number: number) => `Volume ${String(number).padStart(4, "0")}`;

library(async (bridge) => {
  test.setTimeout(240_000);
  for (let number = 1; number <= BOOKS; number += 1) await addBook(bridge, titleOf(number), { pages: "320" });
});

interface InSight {
  /** Row numbers in sight, from top to bottom, as a screen reader is told them. */
  numbers: number[];
  /** Rows in sight without a title. */
  blank: number;
  /** Pixels in sight below the head and above the end of the table that no row covers. */
  uncovered: number;
}

/** What of the table is in sight now. */
function inSight(page: Page): Promise<InSight> {
  return page.evaluate(() => {
    const window = document.getElementById("main")?.getBoundingClientRect();
    const table = document.querySelector("table.tbl--data")?.getBoundingClientRect();
    const head = document.querySelector("table.tbl--data thead")?.getBoundingClientRect();
    if (window === undefined || table === undefined || head === undefined) throw new Error("there is no table");
    const [top, bottom] = [Math.max(head.bottom, window.top), Math.min(window.bottom, table.bottom)];
    const rows = [...document.querySelectorAll("tbody tr[aria-rowindex]")]
      .map((row) => ({ row, box: row.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > top && box.top < bottom);
    const covered = rows.reduce((sum, { box }) => sum + Math.min(box.bottom, bottom) - Math.max(box.top, top), 0);
    return {
      numbers: rows.map(({ row }) => Number(row.getAttribute("aria-rowindex"))),
      blank: rows.filter(({ row }) => !row.textContent?.includes("Volume")).length,
      uncovered: Math.round(bottom - top - covered),
    };
  });
}

async function expectWhole(page: Page): Promise<InSight> {
  await expect
    .poll(async () => {
      const { blank, uncovered } = await inSight(page);
      return { blank, uncovered: uncovered > 1 ? uncovered : 0 };
    })
    .toEqual({ blank: 0, uncovered: 0 });
  const sight = await inSight(page);
  const [first = 0] = sight.numbers;
  expect(sight.numbers).toEqual(sight.numbers.map((_, at) => first + at));
  return sight;
}

test("scrolling from end to end never leaves a row blank", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, "library?sort=title");
  const main = page.locator("#main");
  const height = await main.evaluate((node) => node.scrollHeight);
  expect(height).toBeGreaterThan(BOOKS * 20);
  const stops = 25;
  for (let stop = 0; stop <= stops; stop += 1) {
    await main.evaluate((node, top) => node.scrollTo({ top }), (height * stop) / stops);
    await expectWhole(page);
  }
  await expect(page.getByRole("row", { name: new RegExp(titleOf(BOOKS)) })).toBeInViewport();
  expect(await page.locator("tbody tr").count()).toBeLessThan(150);
});

test("the wheel shows rows as it turns", async ({ page }) => {
  await open(page, "library?sort=title");
  await page.mouse.move(700, 500);
  let last = 0;
  for (let turn = 0; turn < 30; turn += 1) {
    await page.mouse.wheel(0, 900);
    const { numbers } = await expectWhole(page);
    expect(numbers[0]).toBeGreaterThanOrEqual(last);
    last = numbers[0] ?? 0;
  }
  expect(last).toBeGreaterThan(300);
});

test("End and Home bring the cursor to both ends, in sight", async ({ page }) => {
  await open(page, "library?sort=title");
  await page.keyboard.press("End");
  await expect(page.locator("tr.is-cursor")).toContainText(titleOf(BOOKS));
  await expect(page.locator("tr.is-cursor")).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(page.locator("tr.is-cursor")).toContainText(titleOf(1));
  await expect(page.locator("tr.is-cursor")).toBeInViewport();
});

test("a search narrows two thousand books to one as it is typed", async ({ page }) => {
  await open(page, "library?sort=title");
  await page.keyboard.press("/");
  await page.keyboard.type("volume 1234");
  await expect(page.locator("tbody tr[aria-rowindex]")).toHaveCount(1);
  await expect(page.locator("tbody tr[aria-rowindex]")).toContainText(titleOf(1234));
});
