import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { BookRow, Edition, OpenBook, PositionView, Session, Today } from "#ipc/bindings.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import Screen from "./Screen.svelte";

const user = userEvent.setup();

const row = (id: string, title: string, state: BookRow["state"]): BookRow => ({
  id,
  title,
  authors: ["George Eliot"],
  state,
  reads: 0,
  times_read: 0,
  progress: null,
  position: null,
  pages: 880,
  minutes: null,
  isbn13: null,
  rating: null,
  year: null,
  level: null,
  tags: [],
  plans: 0,
  notes: 0,
  added_at: "2026-10-01T08:00:00Z",
  last_read: null,
});

const page = (value: number, of = 880): PositionView => ({
  entered: String(value),
  unit: "page",
  value,
  of,
  fraction: value / of,
});

const edition = (id: string): Edition => ({
  id,
  name: null,
  isbn13: null,
  isbn10: null,
  asin: null,
  publisher: null,
  published: null,
  language: null,
  format: "paper",
  pages: 880,
  last_page: null,
  minutes: null,
  chapters: [],
});

const open = (id: string, title: string, at: number): OpenBook => ({
  book: row(id, title, "reading"),
  read: {
    id: `r-${id}`,
    book: id,
    edition: `e-${id}`,
    number: 1,
    started: "2026-10-12",
    position: page(at),
    progress: at / 880,
    minutes: 0,
    sessions: 1,
    rating: null,
    review: null,
    review_html: null,
    covered: [],
    state: "reading",
  },
  edition: edition(`e-${id}`),
});

const entry = (id: string, from: number, to: number): Session => ({
  id,
  read: "r-mm",
  day: "2026-11-19",
  started_at: null,
  clock: null,
  minutes: 12,
  from: page(from),
  to: page(to),
  correction: false,
  pages: null,
  chapters: [],
  note: null,
});

const done = (label: string) => ({ value: null, label, stale: ["reads"] });

let today: Today;
let host: FakeHost;

beforeEach(() => {
  today = {
    day: "2026-11-19",
    reading: [open("emma", "Emma", 40), open("mm", "Middlemarch", 214)],
    paused: [],
    recorded: [{ book: "mm", title: "Middlemarch", session: entry("s1", 198, 214) }],
    next: [],
  };
  host = fakeHost({
    today_get: () => structuredClone(today),
    plan_list: () => [],
    tag_list: () => [],
    progress_log: () => ({ ...done("Recorded page 220 of Middlemarch"), value: { at_the_end: false } }),
    read_finish: ({ book }) => {
      today.reading = today.reading.filter((each) => each.book.id !== book);
      return done("Finished");
    },
    session_remove: () => done("Took an entry back"),
    read_resume: () => done("Resumed"),
    read_start: () => done("Started"),
    edition_edit: () => done("Changed the edition"),
  });
});

const ran = (command: string) => host.ran.filter((each) => each.command === command).map(({ args }) => args);
const field = (title: string) =>
  within(screen.getByRole("group", { name: `Progress in ${title}` })).getByRole("textbox");

describe("the day", () => {
  it("says of a book without an entry when it was begun, as precisely as that is known", async () => {
    const [book] = today.reading;
    if (book === undefined) throw new Error("there are two");
    book.read = { ...book.read, started: "2026-09", position: null, progress: 0, sessions: 0 };
    render(Page, { page: Screen });
    expect(await screen.findByText(/begun September 2026/)).toBeTruthy();
  });

  it("is named, summed up in a sentence, and shows where the reader is in each book", async () => {
    render(Page, { page: Screen });
    expect(await screen.findByRole("heading", { level: 1, name: "Thursday 19 November" })).toBeTruthy();
    expect(screen.getByText("2 books being read, 16 pages today.")).toBeTruthy();
    expect(screen.getByText("666 pages left · 24 %")).toBeTruthy();
    expect(field("Middlemarch")).toHaveProperty("value", "214");
  });

  it("shows what was recorded and takes an entry back", async () => {
    render(Page, { page: Screen });
    expect(await screen.findByText(/pages 198–214 in 12 min/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Take back the entry of Middlemarch, pages 198–214" }));
    expect(ran("session_remove")).toEqual([{ id: "s1" }]);
  });

  it("records progress in one action, and keeps the books where they stand", async () => {
    render(Page, { page: Screen });
    await screen.findByRole("heading", { name: "Middlemarch" });
    today.reading = today.reading.toReversed();
    await user.click(
      within(screen.getByRole("group", { name: "Progress in Middlemarch" })).getByRole("button", {
        name: "5 pages more",
      }),
    );
    expect(ran("progress_log")).toEqual([{ book: "mm", draft: { entry: "+5" } }]);
    await waitFor(() => expect(ran("today_get").length).toBe(2));
    const titles = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
    expect(titles).toEqual(["Emma", "Middlemarch"]);
  });

  it("asks which is wrong when a page lies beyond the last, and corrects the count in place", async () => {
    let refuse = true;
    const refusal = {
      code: "beyond_the_end",
      message: "Page 900 is beyond the last page, 880.",
      detail: { given: 900, last: 880, lines: [] },
    };
    host = fakeHost({
      today_get: () => structuredClone(today),
      plan_list: () => [],
      book_get: () => ({ editions: [edition("e-mm")] }),
      read_list: () => [open("mm", "Middlemarch", 214).read],
      progress_log: () => {
        if (refuse) throw refusal;
        return { ...done("Recorded page 900 of Middlemarch"), value: { at_the_end: false } };
      },
      edition_edit: () => {
        refuse = false;
        return done("Changed the edition");
      },
    });
    render(Page, { page: Screen });
    await screen.findByRole("heading", { name: "Middlemarch" });
    await user.clear(field("Middlemarch"));
    await user.type(field("Middlemarch"), "900{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("beyond the last page");
    expect(field("Middlemarch")).toHaveProperty("value", "900");
    await user.click(await screen.findByRole("button", { name: "The book has 900 pages" }));
    await waitFor(() => expect(ran("progress_log").length).toBe(2));
    expect(ran("edition_edit")[0]).toMatchObject({ id: "e-mm", draft: { pages: "900", last_page: "" } });
    await waitFor(() => expect(screen.queryByRole("group", { name: "Is the page wrong, or the count?" })).toBeNull());
  });

  it("offers to finish a book at its end, and takes the focus to the book that follows", async () => {
    today.reading = [open("mm", "Middlemarch", 880), open("emma", "Emma", 40)];
    render(Page, { page: Screen });
    const finish = await screen.findByRole("button", { name: "Finished" });
    await user.click(finish);
    expect(ran("read_finish")).toEqual([{ book: "mm", on: "" }]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Emma"));
  });

  it("says why a book is paused and until when, and goes on with it", async () => {
    const paused = open("geb", "Gödel, Escher, Bach", 90);
    today.paused = [
      {
        ...paused,
        book: row("geb", "Gödel, Escher, Bach", "paused"),
        read: {
          ...paused.read,
          state: "paused",
          since: "2026-11-02",
          reason: "too heavy now",
          resume_on: "2026-12-01",
        },
      },
    ];
    render(Page, { page: Screen });
    expect(await screen.findByText("page 90, since 2 Nov 2026, goes on 1 Dec 2026")).toBeTruthy();
    expect(screen.getByText("“too heavy now”")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Resume Gödel, Escher, Bach" }));
    expect(ran("read_resume")).toEqual([{ book: "geb" }]);
  });

  it("keeps what was typed into a question that is refused, and marks the field", async () => {
    host = fakeHost({
      today_get: () => structuredClone(today),
      plan_list: () => [],
      read_pause: () => {
        throw { code: "invalid", field: "resume_on", message: "This needs a whole day." };
      },
    });
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("button", { name: /State of Emma/ }));
    await user.keyboard("2");
    await user.type(await screen.findByRole("textbox", { name: "Go on reading on" }), "2027{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("This needs a whole day.");
    expect(screen.getByRole("textbox", { name: "Go on reading on" })).toHaveProperty("value", "2027");
  });
});

describe("a reader between books", () => {
  it("is offered what is ready, with the reason, and starts it", async () => {
    const book = {
      id: "sql",
      title: "Learning SQL",
      subtitle: null,
      authors: [],
      state: "unread",
      progress: null,
      position: null,
      pages: 380,
      minutes: null,
      year: 2020,
      isbn13: null,
      rating: null,
    };
    today = {
      ...today,
      reading: [],
      recorded: [],
      next: [
        {
          plan: "p1",
          plan_title: "Backend Engineering",
          stage_title: "Data",
          because: { kind: "needs_are_done", titles: ["Emma", "Middlemarch"] },
          item: { id: "i1", title: "Learning SQL", book, annotations: {}, unlocks: [] } as never,
        },
      ],
    };
    render(Page, { page: Screen });
    expect(await screen.findByRole("heading", { name: "No book is being read" })).toBeTruthy();
    expect(screen.getByText("Emma and Middlemarch are done")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Start Learning SQL" }));
    expect(ran("read_start")).toEqual([{ book: "sql", on: "", edition: null }]);
  });

  it("is shown the way to a plan when there is none", async () => {
    today = { ...today, reading: [], recorded: [], next: [] };
    render(Page, { page: Screen });
    expect((await screen.findByRole("link", { name: "Choose a plan" })).getAttribute("href")).toBe("#/welcome");
  });
});
