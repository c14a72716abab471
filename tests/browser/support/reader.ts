/**
 * What every test starts from: a library of the file's own, and a page on it that tells of everything that must not
 * happen: an error in the console, a word to anybody but the bridge, a breach of the content policy, a command that
 * does not exist or is called with wrong arguments.
 */
import { test as base, expect, type Page, type Response } from "@playwright/test";
import { Bridge } from "./bridge.ts";

export { expect };
export type { Page };

let bridge: Bridge | undefined;

/** The library of this file's tests. Made before the first one, with what `furnish` puts into it. */
export function library(furnish?: (bridge: Bridge) => Promise<void>): () => Bridge {
  return openedOn(undefined, furnish);
}

/** As `library`, with something else in the library's place. */
export function openedOn(
  prepare: ((file: string) => Promise<void>) | undefined,
  furnish?: (bridge: Bridge) => Promise<void>,
): () => Bridge {
  test.beforeAll(async () => {
    bridge = await Bridge.start(prepare);
    await furnish?.(bridge);
  });
  test.afterAll(async () => {
    await bridge?.stop();
    bridge = undefined;
  });
  return now;
}

function now(): Bridge {
  if (bridge === undefined) throw new Error("a test file opens a library first: `library()`");
  return bridge;
}

/** What a page has done that it must not. */
class Watch {
  readonly faults: string[] = [];

  constructor(
    page: Page,
    private readonly address: string,
  ) {
    page.on("pageerror", (error) => this.faults.push(`uncaught: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      // The browser's own word for an answer that is a refusal; what was refused is looked at below.
      const refusal = message.location().url === `${address}/invoke` && message.text().startsWith("Failed to load");
      if (["error", "warning"].includes(message.type()) && !refusal) this.faults.push(`console: ${message.text()}`);
    });
    page.on("request", (request) => {
      const own = [`${address}/`, "data:", "blob:"].some((start) => request.url().startsWith(start));
      if (!own) this.faults.push(`left the loopback: ${request.method()} ${request.url()}`);
    });
    page.on("response", (response) => void this.look(response));
  }

  private async look(response: Response): Promise<void> {
    const { status, url } = { status: response.status(), url: response.url() };
    if (status === 404) this.faults.push(`not there: ${url}`);
    if (status !== 400 || url !== `${this.address}/invoke`) return;
    // The page may be gone before the answer is read; then it is nobody's fault.
    const body = (await response.json().catch(() => undefined)) as { error?: unknown } | undefined;
    const asked = response.request().postData();
    if (typeof body?.error === "string") this.faults.push(`called wrongly: ${asked}: ${body.error}`);
  }
}

/** Playwright's test with a watched page. */
export const test = base.extend({
  page: async ({ page }, use) => {
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
        console.error(`the content policy forbids ${violatedDirective}: ${blockedURI} ${sample}`),
      );
    });
    const watch = new Watch(page, now().address);
    await use(page);
    expect(watch.faults).toEqual([]);
  },
});

/** Goes to a place of the interface and waits until it is there. */
export async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${now().address}/#/${hash}`);
  await settled(page);
}

/** Waits until nothing on the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("main")).toBeVisible();
  await expect(page.locator("main > *").first()).toBeVisible();
  await expect(page.locator("[aria-busy='true']")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
