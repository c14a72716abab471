import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import Trash from "./Trash.svelte";

it("lists removed notes, and restores them", async () => {
  let notes = [{ id: "n1", kind: "quote", text: "Half agony", html: "<p>Half agony</p>", book_title: "Persuasion" }];
  const host = fakeHost({
    book_list: () => ({ total: 0, books: [] }),
    note_removed: () => ({ total: notes.length, notes }),
    note_restore: () => {
      notes = [];
      return { value: 1, label: "Restored a quote", stale: ["notes"] };
    },
  });
  window.location.hash = "#/trash";
  render(Page, { page: Trash });
  expect(await screen.findByRole("heading", { name: "1 removed note" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Restore the note: Half agony" }));
  await waitFor(() => expect(screen.queryByRole("heading", { name: /removed note/ })).toBeNull());
  expect(host.ran.filter(({ command }) => command === "note_restore").map(({ args }) => args)).toEqual([
    { ids: ["n1"] },
  ]);
});
