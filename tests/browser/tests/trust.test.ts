/** What must never happen, tried on purpose: the guards of every other test see it. */
import { expect, library, open, test } from "../support/reader.ts";
import { addBook } from "../support/readers.ts";

const bridge = library();

test("the page comes with the window's own content policy", async ({ request }) => {
  const answer = await request.get(`${bridge().address}/`);
  const policy = answer.headers()["content-security-policy"] ?? "";
  for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toContain("unsafe");
});

test("a script in a title or a note is text, and its picture is never asked for", async ({ page }) => {
  const attack = `<img src="https://example.org/x.png" onerror="document.title='taken'"><script>document.title='taken'</script>`;
  const book = await addBook(bridge(), `${attack} A title`);
  await bridge().call("note_add", { draft: { book, text: `${attack} **A note**` } });
  for (const place of [`book/${book}`, "library", "notebook"]) {
    await open(page, place);
    await expect(page.getByText(/A title/).first()).toBeVisible();
    await expect(page).not.toHaveTitle(/taken$/);
  }
});

test("another program's change is on the page within a second", async ({ page }) => {
  await open(page, "library");
  const title = "Written somewhere else";
  await addBook(bridge(), title);
  await expect(page.getByRole("row", { name: new RegExp(title) })).toBeVisible({ timeout: 1_000 });
});
