/** A plan of 10,000 items: drawn only where the reader looks, scrolled without bare paper, worked by keys. */
import { expectAccessible } from "../support/axe.ts";
import type { Changed } from "../support/bridge.ts";
import { told } from "../support/keyboard.ts";
import { expect, library, test, type Page } from "../support/reader.ts";

const ITEMS = 10_000;

let plan: string;
const bridge = library(async (bridge) => {
  test.setTimeout(240_000);
  const lines = Array.from({ length: ITEMS }, (_, at) => {
    const stage = at % 2500 === 0 ? `## Shelf ${at / 2500 + 1}\n\n` : "";
    return `${stage}- Volume ${at + 1} - Somebody ${at % 90}: number ${at + 1} of many`;
  });
  const source = { from: "pasted", text: `# Ten thousand\n\n${lines.join("\n")}` };
  plan = (await bridge.call<Changed>("plan_import", { source, choice: {} })).value;
});

/** A debug build takes its time over so many. */
async function openPlan(page: Page): Promise<void> {
  await page.goto(`${bridge().address}/#/plan/${plan}`);
  await expect(page.getByText("Volume 1", { exact: true }).first()).toBeVisible({ timeout: 120_000 });
}

test.describe.configure({ mode: "serial", timeout: 180_000 });

test("ten thousand items are a page of a few, which scrolls without bare paper", async ({ page }) => {
  const sizes: number[] = [];
  page.on("response", async (response) => {
    const body = await response.body().catch(() => undefined);
    if (response.url().endsWith("/invoke") && body !== undefined) sizes.push(body.length);
  });
  await openPlan(page);
  expect(await page.locator("[data-item]").count()).toBeLessThan(150);
  expect(await page.locator(".shelf__b").count()).toBeLessThan(200);
  for (const width of [900, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const isCut = await page.locator(".shelf").evaluate((shelf) => shelf.scrollWidth > shelf.clientWidth);
    expect(isCut, `the shelf has room at ${width}`).toBe(false);
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(256 * 1024);
  const bare = await page.evaluate(async () => {
    const main = document.querySelector<HTMLElement>(".main");
    if (main === null) throw new Error("the page scrolls in its main part");
    let bare = 0;
    for (let step = 0; step < 60; step += 1) {
      main.scrollTop += step % 10 === 9 ? 20_000 : 400;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const { left, width, top, height } = main.getBoundingClientRect();
      const under = document.elementFromPoint(left + width / 2, top + height * 0.6);
      if (under?.closest("[data-item], .stage__head") == null) bare += 1;
    }
    return bare;
  });
  expect(bare).toBe(0);
  await expectAccessible(page);
});

test("keys go on from row to row where nothing was drawn before, and order is changed there", async ({ page }) => {
  await openPlan(page);
  const first = page.locator("[data-item]").first();
  await first.focus();
  for (let step = 0; step < 40; step += 1) await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-item][aria-current='true']")).toContainText("Volume 41");
  await expect(page.locator("[data-item][aria-current='true']")).toBeInViewport();
  await page.keyboard.press("Alt+ArrowDown");
  await told(page, /^Moved/);
  const { next } = await bridge().call<{ next: string | null }>("plan_items", { id: plan, after: null, known: null });
  expect(next, "a plan of this size comes in pieces").not.toBeNull();
});
