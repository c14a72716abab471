import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { BookQuery, BookRow } from "#ipc/bindings.ts";
import { toasts } from "#lib/toasts.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import AddBook from "./AddBook.svelte";
import Library from "./Library.svelte";
import { Selection } from "./selection.svelte.ts";
import Trash from "./Trash.svelte";
import { levelWords, stateWords } from "./words.ts";

const user = userEvent.setup();
let host: FakeHost;
let books: BookRow[];
let trash: BookRow[];
let refuse: object | undefined;

const book = (id: string, title: string, more: Partial<BookRow> = {}): BookRow => ({
  id,
  title,
  authors: ["Jane Austen"],
  state: "unread",
  reads: 0,
  times_read: 0,
  progress: null,
  position: null,
  pages: 400,
  minutes: null,
  isbn13: null,
  rating: null,
  year: 1815,
  level: "beginner",
  tags: [],
  plans: 0,
  notes: 0,
  added_at: "2026-11-01T10:00:00Z",
  last_read: null,
  ...more,
});

const changed = (label: string) => ({ value: null, label, stale: ["books", "reads", "tags", "history"] });

beforeEach(() => {
  // happy-dom lays nothing out: the window is 720 px high, a row 36.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(720);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1000);
  window.location.hash = "#/library";
  refuse = undefined;
  books = [book("b1", "Emma"), book("b2", "Persuasion", { tags: ["sea"] }), book("b3", "Release It!")];
  trash = [book("b9", "Sanditon")];
  host = fakeHost({
    library_status: () => ({ path: "/r.lectern", counts: { books: books.length } }),
    book_list: ({ query }) => page(query as BookQuery),
    tag_list: () => [{ name: "sea", books: 1, notes: 0 }],
    note_removed: () => ({ total: 0, notes: [] }),
    plan_list: () => [{ id: "p1", title: "Evening shelf", totals: {} }],
    plan_outline: () => ({
      id: "p1",
      stages: [
        { id: "s1", title: "First" },
        { id: "s2", title: "Second" },
      ],
      groups: [],
      next: null,
    }),
    book_alike: ({ title }) => books.filter((each) => each.title.toLowerCase() === String(title).trim().toLowerCase()),
    book_add: () => {
      if (refuse !== undefined) throw refuse;
      return { ...changed("Added Lady Susan"), value: "b4" };
    },
    book_tag: () => changed("Tagged 2 books"),
    book_remove: ({ ids }) => {
      books = books.filter(({ id }) => !(ids as string[]).includes(id));
      return changed("Moved Emma to the trash");
    },
    book_restore: () => {
      trash = [];
      return changed("Restored Sanditon");
    },
    read_start: () => changed("Started Emma"),
    read_finish_several: () => changed("Finished 3 books"),
    item_add: () => changed("Put Emma into the plan"),
    progress_log: () => {
      if (refuse !== undefined) throw refuse;
      return { ...changed("Recorded page 20 of Emma"), value: { at_the_end: false } };
    },
    book_get: () => ({ editions: [{ id: "e1", pages: 400, last_page: null, minutes: null }] }),
    read_list: () => [],
    edition_edit: () => {
      refuse = undefined;
      return changed("Edited the edition of Emma");
    },
  });
});

function page({ text = "", in_trash: inTrash = false, offset = 0, limit = 100 }: BookQuery) {
  const found = (inTrash ? trash : books).filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));
  return { total: found.length, books: found.slice(offset, offset + limit) };
}

const asked = (command: string) => host.ran.filter((each) => each.command === command).map(({ args }) => args);
const row = (title: string) => screen.findByRole("row", { name: new RegExp(title) });

describe("the library", () => {
  it("shows every book with where it stands, and counts them", async () => {
    render(Page, { page: Library });
    expect(within(await row("Emma")).getByRole("button", { name: "State of Emma: To read. Change" })).toBeTruthy();
    expect(screen.getByText("3 books")).toBeTruthy();
    expect(screen.getByRole("table", { name: "Library, 3 books, sorted by state" })).toBeTruthy();
  });

  it("searches with each letter, keeps the words in the address, and says when nothing fits", async () => {
    render(Page, { page: Library });
    await row("Emma");
    await user.type(screen.getByRole("searchbox"), "pers");
    await waitFor(() => expect(screen.queryByRole("link", { name: "Emma" })).toBeNull());
    expect(screen.getByText("1 of 3 books")).toBeTruthy();
    expect((asked("book_list").at(-1)?.["query"] as BookQuery).sort).toBe("best");
    await waitFor(() => expect(window.location.hash).toBe("#/library?q=pers"));
    await user.type(screen.getByRole("searchbox"), "xx");
    expect(await screen.findByRole("heading", { name: "No book fits “persxx”" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Clear the search" }));
    expect(await row("Emma")).toBeTruthy();
  });

  it("sorts by a head, and the other way round at the second press", async () => {
    render(Page, { page: Library });
    await row("Emma");
    await user.click(screen.getByRole("button", { name: "Pages" }));
    await waitFor(() =>
      expect(asked("book_list").at(-1)?.["query"]).toMatchObject({ sort: "pages", descending: false }),
    );
    expect(screen.getByRole("columnheader", { name: "Pages" }).getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("button", { name: "Pages" }));
    await waitFor(() =>
      expect(asked("book_list").at(-1)?.["query"]).toMatchObject({ sort: "pages", descending: true }),
    );
  });

  it("starts a book from its row at once, before the library has answered", async () => {
    render(Page, { page: Library });
    await user.click(within(await row("Emma")).getByRole("button", { name: /State of Emma/ }));
    await user.keyboard("1");
    expect(await screen.findByRole("button", { name: "State of Emma: Reading. Change" })).toBeTruthy();
    expect(asked("read_start")).toEqual([{ book: "b1", on: "", edition: null }]);
  });

  it("selects by keys and tags what is selected as one step", async () => {
    render(Page, { page: Library });
    await row("Emma");
    await user.keyboard("jx{Shift>}J{/Shift}");
    expect(await screen.findByText("2 selected")).toBeTruthy();
    expect(screen.getByText("800 pages")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Add tag" }));
    await user.type(screen.getByRole("combobox", { name: "Tags" }), "novel{Enter}");
    await user.click(screen.getByRole("button", { name: "Add tags" }));
    await waitFor(() => expect(asked("book_tag")).toEqual([{ ids: ["b1", "b2"], add: ["novel"], remove: [] }]));
    expect(toasts().at(-1)?.text).toBe("Tagged 2 books");
  });

  it("selects all by Ctrl A, and reads their ids only when something is done", async () => {
    render(Page, { page: Library });
    await row("Emma");
    await user.keyboard("{Control>}a{/Control}");
    const bar = within(await screen.findByRole("region", { name: "Actions on the selection" }));
    await user.click(bar.getByRole("button", { name: "State" }));
    await user.click(screen.getByRole("menuitem", { name: /Finished today/ }));
    await waitFor(() => expect(asked("read_finish_several")).toEqual([{ books: ["b1", "b2", "b3"], on: "" }]));
  });

  it("moves a book to the trash and leaves the list where it was", async () => {
    render(Page, { page: Library });
    await user.click(within(await row("Emma")).getByRole("button", { name: "More for Emma" }));
    await user.click(screen.getByRole("menuitem", { name: "Move to the trash" }));
    await waitFor(() => expect(screen.queryByRole("link", { name: "Emma" })).toBeNull());
    expect(asked("book_remove")).toEqual([{ ids: ["b1"] }]);
  });

  it("says what belongs here while it is empty", async () => {
    books = [];
    render(Page, { page: Library });
    expect(await screen.findByRole("heading", { name: "No books yet" })).toBeTruthy();
  });
});

describe("progress from the list", () => {
  it("asks in place whether the page or the count is wrong, and corrects the count", async () => {
    render(Page, { page: Library });
    await user.click(within(await row("Emma")).getByRole("button", { name: "More for Emma" }));
    await user.click(screen.getByRole("menuitem", { name: /Record progress/ }));
    refuse = {
      code: "beyond_the_end",
      message: "Page 450 is beyond the last page, 400.",
      detail: { given: 450, last: 400 },
    };
    await user.type(await screen.findByRole("textbox", { name: /Page, percent/ }), "450{Enter}");
    expect(await screen.findByText("Page 450 is beyond the last page, 400.")).toBeTruthy();
    await user.click(await screen.findByRole("button", { name: "The book has 450 pages" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked("edition_edit")[0]).toMatchObject({ id: "e1", draft: { pages: "450" } });
    expect(asked("progress_log").length).toBe(2);
  });
});

describe("adding a book", () => {
  const onclose = vi.fn();
  const onadded = vi.fn();

  it("needs only a title", async () => {
    render(AddBook, { onclose, onadded });
    await user.type(screen.getByRole("textbox", { name: "Title" }), "Lady Susan{Enter}");
    await waitFor(() => expect(onclose).toHaveBeenCalled());
    expect(asked("book_add")[0]).toMatchObject({ draft: { title: "Lady Susan" } });
  });

  it("says that a book of this title is there already, and offers to open it", async () => {
    render(AddBook, { onclose, onadded });
    await user.type(screen.getByRole("textbox", { name: "Title" }), "emma");
    expect(await screen.findByText("“Emma” by Jane Austen is in your library already.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Open it" }));
    expect(window.location.hash).toBe("#/book/b1");
  });

  it("keeps what was typed and marks the field when it is refused", async () => {
    refuse = { code: "invalid", field: "isbn", message: "The check digit does not fit." };
    render(AddBook, { onclose, onadded });
    await user.type(screen.getByRole("textbox", { name: "Title" }), "Lady Susan");
    await user.type(screen.getByRole("textbox", { name: "ISBN" }), "9780000000000");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText("The check digit does not fit.")).toBeTruthy();
    expect(screen.getByRole("textbox", { name: "ISBN" }).getAttribute("aria-invalid")).toBe("true");
    expect((screen.getByRole("textbox", { name: "Title" }) as HTMLInputElement).value).toBe("Lady Susan");
  });

  it("can put it into a plan at once", async () => {
    render(AddBook, { onclose, onadded });
    await user.type(screen.getByRole("textbox", { name: "Title" }), "Lady Susan");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Plan" }), "Evening shelf");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Stage" }), "First");
    await user.click(screen.getByRole("button", { name: "Add" }));
    await waitFor(() => expect(asked("item_add")).toEqual([{ plan: "p1", stage: "s1", book: "b4" }]));
  });
});

describe("the trash", () => {
  it("restores a book whole", async () => {
    window.location.hash = "#/trash";
    render(Page, { page: Trash });
    await user.click(await screen.findByRole("button", { name: "Restore Sanditon" }));
    expect(await screen.findByRole("heading", { name: "The trash is empty" })).toBeTruthy();
    expect(asked("book_restore")).toEqual([{ ids: ["b9"] }]);
  });

  it("is searched as typed", async () => {
    window.location.hash = "#/trash";
    render(Page, { page: Trash });
    await user.type(await screen.findByRole("searchbox", { name: "Search the trash" }), "emma");
    expect(await screen.findByRole("heading", { name: "No book fits “emma”" })).toBeTruthy();
  });
});

describe("a selection", () => {
  it("of everything leaves out what is taken out since, and reads ids only when asked", async () => {
    const selection = new Selection();
    selection.all();
    selection.toggle(book("b2", "Persuasion"));
    expect([selection.count(100_000), selection.has("b1"), selection.has("b2")]).toEqual([99_999, true, false]);
    expect(await selection.ids(async () => ["b1", "b2", "b3"])).toEqual(["b1", "b3"]);
  });
});

describe("a book in words", () => {
  it("says that it is read again, and how often it was finished", () => {
    expect(stateWords(book("b1", "Emma", { state: "reading", times_read: 1 }))).toBe("Read, reading again");
    expect(stateWords(book("b1", "Emma", { state: "finished", times_read: 2 }))).toBe("Finished 2 times");
    expect(stateWords(book("b1", "Emma"))).toBeUndefined();
  });

  it("keeps a level that only the list knows", () => {
    expect([levelWords("beginner").text, levelWords("for parents").text]).toEqual(["Beginner", "for parents"]);
  });
});
