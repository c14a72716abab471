import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { go } from "#lib/router.svelte.ts";
import { fakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import BookScreen from "./BookScreen.svelte";
import { aBook, EMMA } from "./samples.ts";

it("says that there is no such book, and asks the library nothing", async () => {
  const host = fakeHost({});
  go("book", "nothing-like-an-id");
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  render(Page, { page: BookScreen });
  expect(await screen.findByRole("heading", { name: "There is no such book" })).toBeTruthy();
  expect(host.ran.map(({ command }) => command)).not.toContain("book_get");
});

it("of a book in the trash says so, and the book comes back at a press", async () => {
  const host = fakeHost({
    book_get: () => aBook({ removed_at: "2026-11-20T08:00:00Z" }),
    read_list: () => [],
    session_list: () => [],
    note_of_book: () => [],
    plan_of_book: () => [],
    tag_list: () => [],
    book_restore: () => ({ value: null, label: "Done", stale: ["books"] }),
  });
  go("book", EMMA);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  render(Page, { page: BookScreen });
  await userEvent.setup().click(await screen.findByRole("button", { name: "Restore it" }));
  const restored = host.ran.find(({ command }) => command === "book_restore");
  expect(restored?.args).toEqual({ ids: [EMMA] });
});
