import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { BookQuery } from "#ipc/bindings.ts";
import { here } from "#lib/router.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import { capture } from "./capture.ts";

const user = userEvent.setup();
const row = (id: string, title: string, state: string) => ({ id, title, authors: [], state });

let host: FakeHost;
let reading: ReturnType<typeof row>[];

beforeEach(async () => {
  window.location.hash = "#/today";
  await waitFor(() => expect(here()?.name).toBe("today"));
  reading = [];
  host = fakeHost({
    book_list: ({ query }) => {
      const { text = "" } = query as BookQuery;
      const all = [...reading, row("emma", "Emma", "unread"), row("mm", "Middlemarch", "unread")];
      const books = all.filter(({ title }) => title.toLowerCase().startsWith(text.toLowerCase()));
      return { total: books.length, books };
    },
    book_get: ({ id }) => ({ id, title: id === "emma" ? "Emma" : "Middlemarch" }),
    tag_list: () => [],
    note_preview: ({ text }) => `<p>${String(text)}</p>`,
    note_add: () => ({ value: "n1", label: "Added a note", stale: ["notes"] }),
  });
});

const added = () => host.ran.filter(({ command }) => command === "note_add").map(({ args }) => args);
const words = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note, in Markdown" });

describe("a quick note", () => {
  it("is written from anywhere, about a book found by typing", async () => {
    await capture();
    const dialog = within(await screen.findByRole("dialog", { name: "Quick note" }));
    await user.type(words(), "A thought");
    await user.type(await dialog.findByRole("combobox", { name: "Book" }), "middle");
    await user.click(await dialog.findByRole("option", { name: /Middlemarch/ }));
    await user.click(dialog.getByRole("button", { name: /Save note/ }));
    expect(added()[0]).toMatchObject({ draft: { book: "mm", text: "A thought" } });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("is about the book of the page it was begun on", async () => {
    window.location.hash = "#/book/emma";
    await waitFor(() => expect(here()?.name).toBe("book"));
    await capture();
    const dialog = within(await screen.findByRole("dialog", { name: "Quick note" }));
    expect(await dialog.findByRole("button", { name: "Not about Emma" })).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is about the book that is being read, elsewhere", async () => {
    reading = [row("waves", "The Waves", "reading")];
    await capture();
    await screen.findByRole("button", { name: "Not about The Waves" });
    await user.type(words(), "Light");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(added()[0]).toMatchObject({ draft: { book: "waves" } });
  });

  it("that was left is there again, with its book", async () => {
    await capture();
    await user.type(await screen.findByRole("combobox", { name: "Book" }), "mid");
    await user.click(await screen.findByRole("option", { name: /Middlemarch/ }));
    await user.type(words(), "Half a thought");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await capture();
    expect(words().value).toBe("Half a thought");
    expect(screen.getByRole("button", { name: "Not about Middlemarch" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Discard them" }));
    expect(words().value).toBe("");
  });
});
