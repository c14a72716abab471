import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Hit, NoteQuery } from "#ipc/bindings.ts";
import { toasts } from "#lib/toasts.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import Screen from "./Screen.svelte";

const user = userEvent.setup();

const note = (id: string, more: Partial<Hit> = {}): Hit => ({
  id,
  book: "emma",
  book_title: "Emma",
  book_authors: ["Jane Austen"],
  kind: "note",
  text: `About ${id}`,
  html: `<p>About ${id}</p>`,
  anchor: { entered: "163", unit: "page", value: 163, of: 480, fraction: 0.34 },
  chapter: null,
  tags: [],
  created_at: "2026-11-17T08:00:00Z",
  name: "",
  links: [],
  linked_from: 0,
  edited_at: "2026-11-17T08:00:00Z",
  ...more,
});

const done = (label: string) => ({ value: null, label, stale: ["notes"] });

let notes: Hit[];
let host: FakeHost;

beforeEach(() => {
  window.location.hash = "#/notebook";
  notes = [
    note("lag", { kind: "quote", tags: ["replication"] }),
    note("quorum", { book: "mm", book_title: "Middlemarch", tags: ["question"] }),
    note("thought", { book: null, book_title: null, book_authors: [], anchor: null }),
  ];
  host = fakeHost({
    note_list: ({ query }) => {
      const { offset = 0, limit = 100, text = "", kinds = [] } = query as NoteQuery;
      const fitting = notes.filter(
        (each) => each.text.includes(text) && (kinds.length === 0 || kinds.includes(each.kind)),
      );
      return {
        total: fitting.length,
        books: new Set(fitting.map(({ book }) => book).filter((book) => book !== null)).size,
        notes: fitting.slice(offset, offset + limit),
        by_kind: [
          { key: "note", name: "note", count: 2 },
          { key: "quote", name: "quote", count: 1 },
        ],
        by_book: [{ key: "emma", name: "Emma", count: 1 }],
        by_tag: [{ key: "replication", name: "replication", count: 1 }],
        by_plan: [],
      };
    },
    note_remove: ({ notes: ids }) => {
      notes = notes.filter(({ id }) => !(ids as string[]).includes(id));
      return done("Removed a quote");
    },
    note_edit: () => done("Changed a note"),
    note_tag: () => done("Tagged a quote"),
    plan_list: () => [],
    note_add: () => done("Added a note"),
    note_preview: () => "",
    tag_list: () => [],
    book_list: () => ({ total: 1, books: [{ id: "mm", title: "Middlemarch", authors: ["George Eliot"] }] }),
    book_get: () => ({ id: "emma", title: "Emma" }),
  });
});

const ran = (command: string) => host.ran.filter((each) => each.command === command).map(({ args }) => args);
const rows = () => screen.getAllByRole("listitem");

describe("the notebook", () => {
  it("shows every note with its place, and how many there are", async () => {
    render(Page, { page: Screen });
    expect(await screen.findByText("3 notes in 2 books")).toBeTruthy();
    expect(rows().length).toBe(3);
    const place = screen.getAllByRole("link", { name: "p. 163" })[0];
    expect(place?.getAttribute("href")).toBe("#/book/emma?note=lag");
  });

  it("searches as one types, and keeps the words in the address", async () => {
    render(Page, { page: Screen });
    await user.type(await screen.findByRole("searchbox", { name: "Search all notes and quotes" }), "quorum");
    expect(await screen.findByText("1 hit in 1 book")).toBeTruthy();
    expect(window.location.hash).toBe("#/notebook?q=quorum");
    expect(await screen.findByRole("heading", { level: 2, name: "Middlemarch" })).toBeTruthy();
  });

  it("says when nothing fits, and clears the search", async () => {
    window.location.hash = "#/notebook?q=zebra";
    render(Page, { page: Screen });
    expect(await screen.findByRole("heading", { name: "Nothing fits “zebra”" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Clear the search" }));
    expect(await screen.findByText("3 notes in 2 books")).toBeTruthy();
    expect(screen.getByRole("searchbox")).toHaveProperty("value", "");
  });

  it("is narrowed by kind and by book", async () => {
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("checkbox", { name: /Quotes/ }));
    expect(await screen.findByText("1 note in 1 book")).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: /Emma/ }));
    expect(window.location.hash).toBe("#/notebook?kind=quote&book=emma");
    await user.click(screen.getByRole("button", { name: "Clear the filters" }));
    expect(window.location.hash).toBe("#/notebook");
  });

  it("is walked by J and K, and Enter opens the note in its book", async () => {
    render(Page, { page: Screen });
    await screen.findByText("3 notes in 2 books");
    await user.keyboard("jjk");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("About lag"));
    await user.keyboard("{Enter}");
    expect(window.location.hash).toBe("#/book/emma?note=lag");
  });

  it("removes a note and takes the focus to the next", async () => {
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("button", { name: "Remove: quote, p. 163" }));
    expect(ran("note_remove")).toEqual([{ notes: ["lag"] }]);
    await waitFor(() => expect(rows().length).toBe(2));
    expect(document.activeElement?.textContent).toContain("About quorum");
    expect(toasts().at(-1)?.action?.label).toBe("Undo");
  });

  it("changes a note in place, and keeps what was typed when it is refused", async () => {
    host = fakeHost({
      note_list: () => ({ total: 1, books: 1, notes: [notes[0]], by_kind: [], by_book: [], by_tag: [], by_plan: [] }),
      note_preview: () => "",
      tag_list: () => [],
      plan_list: () => [],
      note_edit: () => {
        throw { code: "invalid", field: "anchor", message: "There is no page 900." };
      },
    });
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("button", { name: "Edit: quote, p. 163" }));
    const form = screen.getByRole("form", { name: "Edit: quote, p. 163" });
    await user.type(
      within(form).getByRole("textbox", { name: "Note, in Markdown" }),
      " again{Control>}{Enter}{/Control}",
    );
    expect((await screen.findByRole("alert")).textContent).toContain("There is no page 900.");
    expect(within(form).getByRole("textbox", { name: "Note, in Markdown" })).toHaveProperty("value", "About lag again");
    expect(ran("note_edit")[0]).toMatchObject({ id: "lag", draft: { book: "emma", kind: "quote", anchor: "163" } });
  });

  it("puts a tag on a note without losing the others", async () => {
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("button", { name: "Change the tags: quote, p. 163" }));
    await user.type(screen.getByRole("combobox", { name: "Tags" }), "lag{Enter}");
    expect(ran("note_tag")).toEqual([{ notes: ["lag"], add: ["lag"], remove: [] }]);
  });

  it("reads on when there are more notes than a window", async () => {
    notes = Array.from({ length: 150 }, (_, at) => note(`n${at}`));
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("button", { name: "Show 50 more notes" }));
    await waitFor(() => expect(rows().length).toBe(150));
    expect(screen.getByText("All 150 notes are shown.")).toBeTruthy();
  });

  it("says what belongs here while it is empty", async () => {
    notes = [];
    render(Page, { page: Screen });
    expect(await screen.findByRole("heading", { name: "No notes yet" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Write a note" })).toBeTruthy();
  });
});
