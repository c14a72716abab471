import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Session, Timer } from "#ipc/bindings.ts";
import { go } from "#lib/router.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import BookScreen from "./BookScreen.svelte";
import { aBook, aRead, aSession, EMMA } from "./samples.ts";

const user = userEvent.setup();
let host: FakeHost;
let sessions: Session[];
let timer: Timer | null;

const aTimer = (facts: Partial<Timer> = {}): Timer => ({
  book: EMMA,
  title: "Emma",
  read: "r1",
  started_at: "2026-11-19T20:04:00.000Z",
  clock: "21:04",
  running: true,
  seconds: 1104,
  minutes: 18,
  position: { entered: "182", unit: "page", value: 182, of: 474, fraction: 0.38 },
  gaps: [],
  ...facts,
});

beforeEach(() => {
  sessions = [aSession()];
  timer = null;
  host = fakeHost({
    book_get: () => aBook(),
    read_list: () => [aRead()],
    session_list: () => sessions,
    note_of_book: () => [],
    plan_of_book: () => [],
    tag_list: () => [],
    session_edit: () => ({ value: null, label: "Edited an entry of Emma", stale: ["reads"] }),
    timer_get: () => timer,
    timer_start: () => ({ value: null, label: "Started the timer for Emma", stale: ["timer", "reads"] }),
  });
});

async function show(): Promise<void> {
  go("book", EMMA);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  render(Page, { page: BookScreen });
  await screen.findByRole("row", { name: /17 Nov 2026/ });
}

describe("a timed session", () => {
  it("is started from the head of the book", async () => {
    await show();
    await user.click(screen.getByRole("button", { name: /Start session/ }));
    expect(host.ran.find(({ command }) => command === "timer_start")?.args).toEqual({ book: EMMA });
  });

  it("stands above the log while it runs", async () => {
    timer = aTimer();
    await show();
    const row = within(await screen.findByRole("row", { name: /Now/ }));
    expect(row.getByText("page 182 →")).toBeTruthy();
    expect(row.getByText("running")).toBeTruthy();
    expect(row.getByRole("cell", { name: "18" })).toBeTruthy();
    expect(screen.getByRole("button", { name: /Finish session/ })).toBeTruthy();
  });

  it("of another book does not stand here", async () => {
    timer = aTimer({ book: "other", read: "other" });
    await show();
    expect(screen.queryByRole("row", { name: /Now/ })).toBeNull();
    expect(await screen.findByRole("button", { name: "Start session" })).toBeTruthy();
  });
});

describe("the sessions", () => {
  it("say how fast they were, where pages and minutes are known", async () => {
    const untimed = aSession({ id: "s0", day: "2026-11-16", pages: 26, minutes: null, note: "untimed" });
    sessions = [aSession({ pages: 26, minutes: 52 }), untimed];
    await show();
    const timed = screen.getByRole("row", { name: /on the train/ });
    expect(within(timed).getByRole("cell", { name: "30" })).toBeTruthy();
    expect(within(screen.getByRole("row", { name: /untimed/ })).getAllByRole("cell", { name: "–" })).toHaveLength(2);
  });

  it("are edited with the time of the place they were read at", async () => {
    sessions = [aSession({ started_at: "2026-11-17T12:30:00.000Z", clock: "21:30" })];
    await show();
    await user.click(screen.getByRole("button", { name: "Edit the session of 17 Nov 2026" }));
    expect(within(screen.getByRole("dialog")).getByLabelText<HTMLInputElement>("Began at").value).toBe("21:30");
  });
});

describe("the chapters of a session", () => {
  it("are named by ticking them, and need no page beside them", async () => {
    sessions = [aSession({ chapters: ["c2"] })];
    await show();
    await user.click(screen.getByRole("button", { name: "Edit the session of 17 Nov 2026" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByRole<HTMLInputElement>("checkbox", { name: /Volume Three/ }).checked).toBe(true);
    await user.click(dialog.getByRole("checkbox", { name: /Volume One/ }));
    await user.clear(dialog.getByRole("textbox", { name: "Read to" }));
    await user.click(dialog.getByRole("button", { name: "Save the session" }));
    expect(host.ran.find(({ command }) => command === "session_edit")?.args).toMatchObject({
      draft: { entry: "", chapters: ["c0", "c2"] },
    });
  });
});
