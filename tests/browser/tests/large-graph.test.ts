/** The picture of 500 items with 1,000 prerequisites: arranged beside the page, which stays at the reader's hand. */
import { expectAccessible } from "../support/axe.ts";
import type { Changed } from "../support/bridge.ts";
import { expect, library, test, type Page } from "../support/reader.ts";

const ITEMS = 500;
/** Each item needs the one before and the seventh before, the last eight one more. */
const NEEDS = 1000;
/** Each shelf has a group of two items, and begins with an item that needs a topic. */
const SHELVES = 10;

/** The longest that the page may be deaf while it is worked, in milliseconds. */
const DEAF = 200;

let plan: string;
const bridge = library(async (bridge) => {
  const item = (at: number): object => ({
    id: `i${at}`,
    asks_for: `Volume ${at + 1}`,
    identification: { confidence: "none", basis: "Only asked for." },
    ...(at % 50 < 2 ? { group: `g${Math.floor(at / 50)}` } : {}),
    requires: [
      ...(at % 50 === 0 ? [{ topic: `topic ${at}`, strength: "hard" }] : []),
      ...[1, 7, ...(at >= ITEMS - 8 ? [90] : [])].flatMap((back) =>
        at >= back ? [{ item: `i${at - back}`, strength: back === 1 ? "hard" : "soft" }] : [],
      ),
    ],
  });
  const items = Array.from({ length: ITEMS }, (_, at) => item(at));
  const stages = Array.from({ length: SHELVES }, (_, at) => ({
    id: `s${at}`,
    title: `Shelf ${at + 1}`,
    items: items.slice(at * 50, at * 50 + 50),
  }));
  const groups = stages.map((_, at) => ({ id: `g${at}`, title: `Either ${at}`, take: 1 }));
  const file = { lectern_plan: 1, id: "many", title: "Many", version: "1", language: "en", stages, groups };
  const source = { from: "pasted", text: JSON.stringify(file) };
  plan = (await bridge.call<Changed>("plan_import", { source, choice: {} })).value;
});

/** Tells the longest task of the page from now on. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = window as unknown as { longest: number };
    state.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.longest = Math.max(state.longest, duration);
    }).observe({ entryTypes: ["longtask"] });
  });
}

const longest = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { longest: number }).longest);

test("500 items with groups and topics are arranged beside the page, which answers meanwhile and after", async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  await page.goto(`${bridge().address}/#/library`);
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  const begun = Date.now();
  await page.evaluate((id) => (location.hash = `#/plan-graph/${id}`), plan);
  // The page is there before the picture is: its bar can be worked while the worker arranges.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Many/);
  await watch(page);
  const nodes = page.locator(".graph .g-node");
  await expect(nodes).toHaveCount(ITEMS + 2 * SHELVES, { timeout: 60_000 });
  const picture = page.getByRole("group", { name: /Prerequisites by stage/ });
  await expect(picture.locator(".g-edge")).toHaveCount(NEEDS + 3 * SHELVES);
  const arranged = Date.now() - begun;
  const drawing = await longest(page);
  await watch(page);
  const first = page
    .getByRole("group", { name: /Prerequisites by stage/ })
    .getByRole("link")
    .first();
  await first.focus();
  for (let step = 0; step < 20; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("+");
  await page.keyboard.press("-");
  await page.keyboard.press("0");
  const walking = await longest(page);
  const description = `arranged ${arranged} ms; longest task while drawing ${drawing} ms, while walking ${walking} ms`;
  info.annotations.push({ type: "measured", description });
  expect(walking).toBeLessThan(DEAF);
  await expectAccessible(page);
});
