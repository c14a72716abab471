import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Filter, Hit, NoteQuery } from "#ipc/bindings.ts";
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
let filters: Filter[];
let host: FakeHost;

beforeEach(() => {
  // happy-dom lays nothing out: the window is 600 px high.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(900);
  window.location.hash = "#/notebook";
  filters = [];
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
    note_tag: () => ({ ...done("Tagged notes"), value: { notes: 2, written: 0 } }),
    note_make: () => done("Made 2 notes quotes"),
    filter_list: () => filters,
    filter_save: ({ draft }) => {
      const { name, query } = draft as { name: string; query: NoteQuery };
      filters = [...filters, { id: "f1", name, query, count: 1 }];
      return { ...done("Saved the filter"), value: "f1", stale: ["filters"] };
    },
    plan_list: () => [],
    note_add: () => done("Added a note"),
    note_preview: () => "",
    tag_list: () => [],
    book_list: () => ({ total: 1, books: [{ id: "mm", title: "Middlemarch", authors: ["George Eliot"] }] }),
    book_get: () => ({ id: "emma", title: "Emma" }),
  });
});

afterEach(() => vi.restoreAllMocks());

const ran = (command: string) => host.ran.filter((each) => each.command === command).map(({ args }) => args);
const rows = () => screen.getAllByRole("article");

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
      filter_list: () => [],
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

  it("draws only what is near, however many there are", async () => {
    notes = Array.from({ length: 5_000 }, (_, at) => note(`n${at}`));
    render(Page, { page: Screen });
    await screen.findByText("5,000 notes in 1 book");
    expect(rows().length).toBeLessThan(40);
    expect(rows()[0]?.closest("li")?.getAttribute("aria-setsize")).toBe("5000");
  });

  it("selects with X and Shift, and changes all of them as one step", async () => {
    render(Page, { page: Screen });
    await screen.findByText("3 notes in 2 books");
    await user.keyboard("jx{Shift>}j{/Shift}");
    const bar = within(await screen.findByRole("region", { name: "Selected notes" }));
    expect(bar.getByText("2 selected")).toBeTruthy();
    await user.click(bar.getByRole("button", { name: "Tags" }));
    const dialog = within(screen.getByRole("dialog", { name: "Tags of 2 notes" }));
    await user.type(dialog.getByRole("combobox", { name: "Put on" }), "wit{Enter}");
    await user.click(dialog.getByRole("button", { name: "Change the tags" }));
    expect(ran("note_tag")).toEqual([{ notes: ["lag", "quorum"], add: ["wit"], remove: [] }]);
  });

  it("names all hits by their question, however many they are", async () => {
    window.location.hash = "#/notebook?q=About";
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("checkbox", { name: "Select: quote, p. 163" }));
    await user.click(screen.getByRole("button", { name: "Select all 3" }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    expect(ran("note_remove")[0]).toMatchObject({ notes: { text: "About", kinds: [] } });
  });

  it("keeps a question under a name", async () => {
    window.location.hash = "#/notebook?tag=replication";
    render(Page, { page: Screen });
    await screen.findByText("3 notes in 2 books");
    await user.click(screen.getByRole("button", { name: "Saved filter" }));
    await user.click(screen.getByRole("menuitem", { name: "Save this filter…" }));
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Replication{Enter}");
    expect(ran("filter_save")[0]).toMatchObject({ draft: { name: "Replication", query: { tags: ["replication"] } } });
    await waitFor(() => expect(window.location.hash).toBe("#/notebook?tag=replication&filter=f1"));
  });

  it("shows what was written beside the log, and leaves it to the log to change it", async () => {
    notes = [note("s1", { kind: "session" })];
    render(Page, { page: Screen });
    const row = within(await screen.findByRole("article", { name: "session note, p. 163" }));
    expect(row.queryByRole("checkbox")).toBeNull();
    expect(row.queryByRole("button", { name: /Edit/ })).toBeNull();
    expect(row.getByRole("button", { name: /Copy/ })).toBeTruthy();
  });

  it("says what belongs here while it is empty", async () => {
    notes = [];
    render(Page, { page: Screen });
    expect(await screen.findByRole("heading", { name: "No notes yet" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Write a note" })).toBeTruthy();
  });
});
