import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Book, Read, Session } from "#ipc/bindings.ts";
import { go } from "#lib/router.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import BookScreen from "./BookScreen.svelte";
import { A_NOTE as note, aBook, aRead, aSession, EMMA } from "./samples.ts";

const user = userEvent.setup();
const done = (value: unknown = null) => ({ value, label: "Done", stale: ["reads", "books", "notes"] });
let host: FakeHost;
let book: Book;
let reads: Read[];
let sessions: Session[];
let refusals: Record<string, object>;

/** Answers a change, or refuses it as the test says. */
function answer(command: string, value: unknown = null) {
  return () => {
    if (refusals[command] !== undefined) throw refusals[command];
    return done(value);
  };
}

beforeEach(() => {
  book = aBook();
  reads = [aRead()];
  sessions = [aSession()];
  refusals = {};
  const changes = [
    "book_tag",
    "book_rate",
    "book_edit",
    "book_remove",
    "book_restore",
    "edition_add",
    "edition_edit",
    "contents_set",
    "read_start",
    "read_pause",
    "read_finish",
    "read_take_back",
    "read_add",
    "session_add",
    "session_remove",
    "note_add",
    "note_edit",
    "note_remove",
  ];
  host = fakeHost({
    book_get: () => book,
    read_list: () => reads,
    session_list: () => sessions,
    note_of_book: () => [note],
    plan_of_book: () => [],
    tag_list: () => [],
    note_preview: ({ text }) => `<p>${String(text)}</p>`,
    progress_log: answer("progress_log", { at_the_end: false }),
    ...Object.fromEntries(changes.map((command) => [command, answer(command)])),
  });
});

async function show(): Promise<void> {
  go("book", EMMA);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  render(Page, { page: BookScreen });
  await screen.findByRole("heading", { level: 1, name: "Emma" });
}

/** What a command was run with, the last time. */
function ran(command: string): Record<string, unknown> | undefined {
  return host.ran.findLast((each) => each.command === command)?.args;
}

describe("the head of a book", () => {
  it("says the edition, the place and the share that is read", async () => {
    await show();
    expect(screen.getAllByText("2nd edition, John Murray, 1815")[0]?.closest("header")).not.toBeNull();
    expect(screen.getByRole("img", { name: "3 chapters. Read to page 182, 38 % of the text." })).toBeTruthy();
  });

  it("counts the time of a re-read", async () => {
    reads = [aRead({ number: 3 })];
    await show();
    expect(screen.getByRole("button", { name: "State of Emma: Reading, third time. Change" })).toBeTruthy();
  });

  it("shows a rating before the library has answered", async () => {
    await show();
    screen.getByRole("slider", { name: "Rating of Emma" }).focus();
    await user.keyboard("4");
    await waitFor(() => expect(ran("book_rate")).toEqual({ id: EMMA, rating: 4 }));
  });

  it("adds and removes tags one by one", async () => {
    await show();
    await user.click(screen.getByRole("button", { name: "Edit tags" }));
    await user.keyboard("irony{Enter}");
    expect(ran("book_tag")).toEqual({ ids: [EMMA], add: ["irony"], remove: [] });
    await user.click(screen.getByRole("button", { name: "Remove the tag novel" }));
    expect(ran("book_tag")).toEqual({ ids: [EMMA], add: [], remove: ["novel"] });
  });
});

describe("changing the state", () => {
  const choose = async (name: string | RegExp) => {
    await user.click(screen.getByRole("button", { name: /State of Emma/ }));
    await user.click(screen.getByRole("menuitemradio", { name }));
  };

  it("finishes today in one action, and on another day by its line in the menu", async () => {
    await show();
    await choose(/Finished/);
    await waitFor(() => expect(ran("read_finish")).toEqual({ book: EMMA, on: "" }));
  });

  it("takes a read back, and asks where that would take more along", async () => {
    refusals["read_take_back"] = {
      code: "would_lose",
      message: "This read of “Emma” has 3 entries in its log. Take that away too?",
      field: null,
      detail: null,
    };
    await show();
    await choose(/Back to/);
    expect(ran("read_take_back")).toEqual({ books: [EMMA], how: "if_empty" });
    expect(await screen.findByText(/3 entries in its log/)).toBeTruthy();
    refusals = {};
    await user.click(screen.getByRole("button", { name: "Take it away" }));
    await waitFor(() => expect(ran("read_take_back")).toEqual({ books: [EMMA], how: "with_all" }));
  });

  it("asks whether a page far back is a correction or another read", async () => {
    refusals["progress_log"] = { code: "start_again", message: "Start again?", field: "entry", detail: null };
    await show();
    await user.click(screen.getByRole("button", { name: "Update progress" }));
    await user.keyboard("5{Enter}");
    const asked = within(await screen.findByRole("group", { name: "Correct the page, or start again?" }));
    refusals = {};
    await user.click(asked.getByRole("button", { name: "Start again" }));
    await waitFor(() =>
      expect(host.ran.filter(({ command }) => command === "progress_log").at(-1)?.args).toEqual({
        book: EMMA,
        draft: { entry: "5", again: "new_read" },
      }),
    );
  });

  it("passes an imprecise date on as it was typed", async () => {
    await show();
    await user.click(screen.getByRole("button", { name: /State of Emma/ }));
    await user.click(screen.getByRole("menuitem", { name: "Finished at another time…" }));
    await user.type(screen.getByLabelText("Finished on"), "spring 2019{Enter}");
    await waitFor(() => expect(ran("read_finish")).toEqual({ book: EMMA, on: "spring 2019" }));
  });

  it("keeps what was typed when a day cannot be, and says the rule at its field", async () => {
    refusals["read_pause"] = { code: "invalid", message: "This needs a whole day.", field: "resume_on", detail: null };
    await show();
    await choose(/Pause/);
    await user.type(screen.getByLabelText("Why"), "Exams");
    await user.type(screen.getByLabelText("Go on reading on"), "spring{Enter}");
    const field = await screen.findByDisplayValue("spring");
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    expect(screen.getByRole("alert").textContent).toBe("This needs a whole day.");
    expect(screen.getByLabelText<HTMLInputElement>("Why").value).toBe("Exams");
    expect(document.activeElement).toBe(field);
  });

  it("records a book that was read once, without a date, in one action", async () => {
    reads = [];
    book = aBook({ latest_read: null });
    await show();
    await user.click(screen.getByRole("button", { name: "State of Emma: To read. Change" }));
    await user.click(screen.getByRole("menuitem", { name: "I have read it, no date" }));
    expect(ran("read_finish")).toEqual({ book: EMMA, on: "unknown" });
  });
});

describe("progress", () => {
  it("beyond the end asks which number is wrong, and saves once the length is right", async () => {
    refusals["progress_log"] = {
      code: "beyond_the_end",
      message: "Page 480 is beyond the last page, 474.",
      field: "entry",
      detail: { given: 480, last: 474, lines: [] },
    };
    await show();
    await user.click(screen.getByRole("button", { name: "Update progress" }));
    await user.keyboard("480{Enter}");
    const correct = await screen.findByRole("button", { name: "The book has 480 pages" });
    refusals = {};
    await user.click(correct);
    await waitFor(() => expect(ran("edition_edit")).toMatchObject({ id: "e1", draft: { pages: "480" } }));
    await waitFor(() =>
      expect(host.ran.filter(({ command }) => command === "progress_log").at(-1)?.args).toEqual({
        book: EMMA,
        draft: { entry: "480" },
      }),
    );
  });
});

describe("the reads", () => {
  it("show imprecise dates in words, with reason and rating", async () => {
    const stopped = { state: "abandoned", on: "?", reason: "Too early." } as const;
    reads = [aRead({ number: 2 }), aRead({ id: "r0", started: "2019-spring", rating: 2.5, ...stopped } as never)];
    await show();
    const row = screen.getByRole("row", { name: /^1st/ });
    expect(within(row).getByText("spring 2019")).toBeTruthy();
    expect(within(row).getByText("unknown")).toBeTruthy();
    expect(within(row).getByText("at page 182: Too early.")).toBeTruthy();
    expect(within(row).getByRole("img", { name: "2.5 of 5" })).toBeTruthy();
  });

  it("are added from memory, and a refused date loses nothing", async () => {
    refusals["read_add"] = { code: "invalid", message: "Say when it ended.", field: "ended", detail: null };
    await show();
    await user.click(screen.getByRole("button", { name: "Add an earlier read" }));
    const dialog = within(screen.getByRole("dialog"));
    await user.type(dialog.getByLabelText("Started"), "2011");
    await user.click(dialog.getByRole("button", { name: "Add the read" }));
    await waitFor(() => expect(dialog.getByLabelText("Ended").getAttribute("aria-invalid")).toBe("true"));
    expect(dialog.getByLabelText<HTMLInputElement>("Started").value).toBe("2011");
    refusals = {};
    await user.type(dialog.getByLabelText("Ended"), "unknown{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(ran("read_add")).toMatchObject({ draft: { state: "finished", started: "2011", ended: "unknown" } });
  });
});

describe("the sessions", () => {
  it("mark what was corrected back", async () => {
    await show();
    const row = await screen.findByRole("row", { name: /17 Nov 2026/ });
    expect(within(row).getByText("190 → 182")).toBeTruthy();
    expect(within(row).getByText("Correction")).toBeTruthy();
  });

  it("of a read that is over can still be added, and leave it as it is", async () => {
    reads = [aRead({ state: "finished", on: "2020" } as never)];
    await show();
    await user.click(screen.getByRole("button", { name: "Add a session" }));
    const dialog = within(screen.getByRole("dialog"));
    await user.type(dialog.getByLabelText("Read to"), "474");
    await user.clear(dialog.getByLabelText("Day"));
    await user.type(dialog.getByLabelText("Day"), "3 May 2020{Enter}");
    await waitFor(() =>
      expect(ran("session_add")).toMatchObject({ read: "r1", draft: { entry: "474", day: "3 May 2020" } }),
    );
    expect(ran("progress_log")).toBeUndefined();
  });
});

describe("taking something away", () => {
  it("leads to the row after it", async () => {
    sessions = [aSession(), aSession({ id: "s0", day: "2026-11-16" })];
    await show();
    await user.click(await screen.findByRole("button", { name: "Remove the session of 17 Nov 2026" }));
    expect(ran("session_remove")).toEqual({ id: "s1" });
    const next = screen.getByRole("button", { name: "Remove the session of 16 Nov 2026" });
    await waitFor(() => expect(document.activeElement).toBe(next));
  });

  it("leads to the heading where nothing is left", async () => {
    await show();
    await user.click(await screen.findByRole("button", { name: "Remove the session of 17 Nov 2026" }));
    const heading = screen.getByRole("heading", { name: "Sessions" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });
});

describe("the notes", () => {
  it("are written at the page one is on", async () => {
    await show();
    await user.type(screen.getByRole("textbox", { name: "Note, in Markdown" }), "Too kind #irony");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(ran("note_add")).toEqual({
        draft: { book: EMMA, kind: "note", text: "Too kind #irony", anchor: "182", tags: [] },
      }),
    );
  });

  it("are edited in place, and the focus comes back", async () => {
    await show();
    await user.click(screen.getByRole("button", { name: "Edit quote at page 17" }));
    const form = within(screen.getByRole("form", { name: "Edit quote at page 17" }));
    expect(form.getByRole<HTMLInputElement>("textbox", { name: /Page, chapter/ }).value).toBe("17");
    await user.click(form.getByRole("button", { name: "Cancel" }));
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Edit quote at page 17" }));
  });
});
