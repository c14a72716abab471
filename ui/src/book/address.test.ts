import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import { go } from "#lib/router.svelte.ts";
import { fakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import BookScreen from "./BookScreen.svelte";

it("says that there is no such book, and asks the library nothing", async () => {
  const host = fakeHost({});
  go("book", "nothing-like-an-id");
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  render(Page, { page: BookScreen });
  expect(await screen.findByRole("heading", { name: "There is no such book" })).toBeTruthy();
  expect(host.ran.map(({ command }) => command)).not.toContain("book_get");
});
