/** Every screen, in both themes, in three sizes: accessible, and never wider than the window. */
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { library, open, settled, test, expect, type Page } from "../support/reader.ts";
import { inTheMiddle, type InTheMiddle } from "../support/readers.ts";

let reader: InTheMiddle;
const bridge = library(async (bridge) => {
  reader = await inTheMiddle(bridge);
});

const screens: Record<string, (page: Page) => Promise<void>> = {
  welcome: (page) => open(page, "welcome"),
  today: (page) => open(page, "today"),
  plan: (page) => open(page, `plan/${reader.plan}`),
  "an item of the plan": async (page) => {
    await open(page, `plan/${reader.plan}`);
    await page.keyboard.press("j");
    await page.keyboard.press("Space");
    await expect(page.locator(".panel")).toBeVisible();
  },
  "the graph of the plan": (page) => open(page, `plan-graph/${reader.plan}`),
  library: (page) => open(page, "library"),
  "adding a book": async (page) => {
    await open(page, "library");
    await page.getByRole("button", { name: "Add book" }).first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  book: (page) => open(page, `book/${reader.book}`),
  notebook: (page) => open(page, "notebook"),
  trash: (page) => open(page, "trash"),
  history: (page) => open(page, "history"),
  settings: (page) => open(page, "settings"),
  palette: async (page) => {
    await open(page, "today");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("de");
    await expect(page.getByRole("option").first()).toBeVisible();
  },
  keys: async (page) => {
    await open(page, "today");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  },
  "no such page": (page) => open(page, "nowhere"),
};

const sizes = [
  { called: "a large window", width: 1280, height: 800, text: 1 },
  { called: "a small window", width: 900, height: 600, text: 1 },
  { called: "text at 200 %", width: 1280, height: 800, text: 2 },
  { called: "the smallest window", width: 420, height: 600, text: 1 },
];

// Each worker looks at some of them, in a library of its own.
test.describe.configure({ mode: "parallel" });

for (const { called, width, height, text } of sizes) {
  test.describe(called, () => {
    test.use({ viewport: { width, height } });
    test.beforeEach(async () => {
      await bridge().call("settings_set", { key: "text_scale", value: String(text) });
    });
    for (const [name, show] of Object.entries(screens)) {
      test(name, async ({ page }) => {
        await page.emulateMedia({ colorScheme: "light" });
        await show(page);
        await settled(page);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await page.emulateMedia({ colorScheme: "dark" });
        await expectAccessible(page);
      });
    }
  });
}
