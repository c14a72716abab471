/** What an accessibility checker finds on the page as it is now. */
import axe from "axe-core";
import { expect, type Page } from "@playwright/test";

/** WCAG 2.0 to 2.2, levels A and AA, and what the checker's authors advise beyond them. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Waits until every colour has arrived: one on its way to another theme belongs to neither. */
async function expectStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A frame, so that what the new theme sets moving has begun to move.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

/** Fails with a few lines for each fault: the rule, what it asks, and where. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectStill(page);
  // Evaluated from outside, since the content policy lets no script into the page.
  await page.evaluate(axe.source);
  const faults = await page.evaluate(async (tags) => {
    const checker = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await checker.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ""}`),
    );
  }, rules);
  expect(faults.join("\n\n")).toBe("");
}

/** Fails where the page, or the part of it that scrolls, is wider than the window shows. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll<HTMLElement>(".main, .panel, .side")];
    return scrollers
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((part) => `${part.className || part.tagName}: ${part.scrollWidth} in ${part.clientWidth}`);
  });
  expect(wide).toEqual([]);
}
