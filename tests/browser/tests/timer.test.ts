/** The timer: started, seen on every page, paused, finished, and usable by keyboard alone. */
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { command, goBy, told } from "../support/keyboard.ts";
import { library, open, settled, test, expect, type Page } from "../support/reader.ts";
import { inTheMiddle, type InTheMiddle } from "../support/readers.ts";

let reader: InTheMiddle;
/** The read of the book that is under way. */
let read: string;
const bridge = library(async (bridge) => {
  reader = await inTheMiddle(bridge);
  const reads = await bridge.call<{ id: string; state: string }[]>("read_list", { book: reader.book });
  read = reads.find(({ state }) => state === "reading")?.id ?? "";
});

test.afterEach(async () => {
  await bridge()
    .call("timer_discard")
    .catch(() => undefined);
});

const inSidebar = (page: Page) => page.getByRole("button", { name: /^Timer, / });
const finish = (page: Page) => page.getByRole("dialog", { name: "Finish session" });

test("a session is started and finished by one key, and stands in the log", async ({ page }) => {
  await open(page, `book/${reader.book}`);
  await page.keyboard.press("s");
  await told(page, /Started the timer for/);
  await expect(page.getByRole("button", { name: /Finish session/ })).toBeVisible();
  await page.keyboard.press("s");
  await expect(finish(page).getByRole("textbox", { name: "Where are you now?" })).toBeFocused();
  await page.keyboard.type("+7");
  await finish(page).getByRole("textbox", { name: "Minutes" }).fill("14");
  await finish(page).getByRole("textbox", { name: "Note" }).fill("Box Hill");
  await page.keyboard.press("Enter");
  await expect(finish(page)).toBeHidden();
  const row = page.getByRole("row", { name: /Box Hill/ });
  await expect(row.getByRole("cell", { name: "14", exact: true })).toBeVisible();
  await expect(row.getByRole("cell", { name: "30", exact: true })).toBeVisible();
  await expect(inSidebar(page)).toBeHidden();
});

test("the clock stands on every page, ticks, and is paused and gone on with by keyboard", async ({ page }) => {
  await bridge().call("timer_start", { book: reader.book });
  await open(page, "notebook");
  await expect(inSidebar(page)).toContainText(/0:0[1-9]/);
  await goBy(page, "gl", "Library");
  await inSidebar(page).focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Timer" });
  await expect(panel.getByRole("button", { name: "Pause" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Go on" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Timer, paused/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(inSidebar(page)).toBeFocused();
  await command(page, "Go on with the timer");
  await expect(page.getByRole("button", { name: /^Timer, (?!paused)/ })).toBeVisible();
});

test("what cannot be leaves the session as it is and what was typed", async ({ page }) => {
  await bridge().call("timer_start", { book: reader.book });
  await open(page, "today");
  await page.keyboard.press("s");
  const entry = finish(page).getByRole("textbox", { name: "Where are you now?" });
  await entry.fill("99999");
  await page.keyboard.press("Enter");
  await expect(finish(page).getByRole("alert")).toContainText("is the page wrong");
  await expect(entry).toHaveValue("99999");
  await page.keyboard.press("Escape");
  await expect(inSidebar(page)).toBeVisible();
});

test("a page beyond the last asks which of the two is wrong, and the session is saved with the answer", async ({
  page,
}) => {
  await bridge().call("timer_start", { book: reader.book });
  await open(page, "today");
  await page.keyboard.press("s");
  await finish(page).getByRole("textbox", { name: "Where are you now?" }).fill("99999");
  await page.keyboard.press("Enter");
  await expectAccessible(page);
  await finish(page)
    .getByRole("button", { name: /I read to the end/ })
    .click();
  await expect(finish(page)).toBeHidden();
  await expect(inSidebar(page)).toBeHidden();
  await page.locator("main").focus();
  await page.keyboard.press("Control+z");
  await expect(inSidebar(page)).toBeVisible();
});

test("giving a book up at a place beyond its end asks the same", async ({ page }) => {
  await open(page, `book/${reader.book}`);
  await command(page, "Stop reading");
  const dialog = page.getByRole("dialog", { name: /Stop reading/ });
  await dialog.getByRole("textbox", { name: /Where you stopped/ }).fill("99999");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("group", { name: "Is the page wrong, or the count?" })).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: /Where you stopped/ })).toBeFocused();
  await page.keyboard.press("Escape");
});

test("a discarded session comes back with undo", async ({ page }) => {
  await bridge().call("timer_start", { book: reader.book });
  await open(page, "library");
  await command(page, "Discard the timer");
  await expect(inSidebar(page)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(inSidebar(page)).toBeVisible();
});

test("every field of a session is edited afterwards and the session is removed", async ({ page }) => {
  const draft = { entry: "+3", day: "2026-01-05", at: "21:30", minutes: "25", note: "Before" };
  await bridge().call("session_add", { read, draft });
  await open(page, `book/${reader.book}`);
  await page.getByRole("button", { name: "Edit the session of 5 Jan 2026" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit the session" });
  await expect(dialog.getByRole("textbox", { name: "Began at" })).toHaveValue("21:30");
  await dialog.getByRole("textbox", { name: "Day" }).fill("6 Jan 2026");
  await dialog.getByRole("textbox", { name: "Began at" }).fill("8:15");
  await dialog.getByRole("textbox", { name: "Minutes" }).fill("40");
  await dialog.getByRole("textbox", { name: "Note" }).fill("After");
  await page.keyboard.press("Enter");
  const row = page.getByRole("row", { name: /6 Jan 2026.*at 08:15.*After/ });
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: "Remove the session of 6 Jan 2026" }).click();
  await expect(row).toBeHidden();
});

const sizes = [
  { called: "a large window", width: 1280, height: 800, text: 1 },
  { called: "a small window", width: 900, height: 600, text: 1 },
  { called: "text at 200 %", width: 1280, height: 800, text: 2 },
];

for (const { called, width, height, text } of sizes) {
  test.describe(called, () => {
    test.use({ viewport: { width, height } });
    test("the timer, its panel and its dialog are accessible in both themes", async ({ page }) => {
      await bridge().call("settings_set", { key: "text_scale", value: String(text) });
      await bridge().call("timer_start", { book: reader.book });
      await page.emulateMedia({ colorScheme: "light" });
      await open(page, "today");
      await expect(inSidebar(page)).toBeInViewport();
      await settled(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await inSidebar(page).click();
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page);
      await page
        .getByRole("dialog", { name: "Timer" })
        .getByRole("button", { name: /Finish session/ })
        .click();
      await expect(finish(page)).toBeVisible();
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "light" });
      await expectAccessible(page);
    });
  });
}
