/** A library with nothing in it, and addresses of nothing: each screen says so, leads on, and is accessible. */
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { expect, library, open, test } from "../support/reader.ts";

library();

const nobody = "01900000-0000-7000-8000-000000000000";

const screens = {
  today: "today",
  plan: "plan",
  library: "library",
  "a search without hits": "library?q=zebra",
  notebook: "notebook",
  trash: "trash",
  history: "history",
  "no such book": `book/${nobody}`,
  "no such plan": `plan/${nobody}`,
  "no such page": "nowhere",
};

for (const [name, place] of Object.entries(screens)) {
  test(name, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    // An empty library begins with its welcome, once; the address after it is the reader's own choice.
    await open(page, "welcome");
    await open(page, place);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
  });
}
