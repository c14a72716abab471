import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Timer } from "#ipc/bindings.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Root from "./Root.svelte";
import { counterText } from "./timerWords.ts";

const user = userEvent.setup();
let host: FakeHost;
let timer: Timer | null;

const aTimer = (facts: Partial<Timer> = {}): Timer => ({
  book: "b1",
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

const done = (next: Timer | null, label: string) => () => {
  timer = next;
  return { value: null, label, stale: ["timer"] };
};

beforeEach(() => {
  timer = aTimer();
  host = fakeHost({
    library_status: () => ({ path: "/r.lectern", name: "r", counts: { books: 1, notes: 0, plans: 1 }, recent: [] }),
    plan_list: () => [],
    settings_get: () => ({
      theme: "light",
      density: "comfortable",
      text_scale: 1,
      motion: "system",
      single_keys: true,
    }),
    timer_get: () => timer,
    timer_seen: () => false,
    timer_pause: done(aTimer({ running: false }), "Paused the timer for Emma"),
    timer_resume: done(aTimer(), "Resumed the timer for Emma"),
    timer_discard: done(null, "Discarded the timer for Emma"),
    timer_cut: done(aTimer({ seconds: 600 }), "Cut a gap from the timer for Emma"),
    timer_count: done(aTimer(), "Counted a gap of the timer for Emma"),
    timer_stop: ({ draft }) => {
      if ((draft as { entry: string }).entry === "999") {
        throw { code: "beyond_the_end", message: "Page 999 is beyond the last page.", field: "entry", detail: null };
      }
      timer = null;
      return { value: {}, label: "Recorded page 190 of Emma", stale: ["timer", "reads"] };
    },
  });
});

const ran = (command: string) => host.ran.filter((each) => each.command === command);
const inSidebar = () => screen.findByRole("button", { name: "Timer, Emma" });

describe("the timer in the sidebar", () => {
  it("is not there while nothing is timed", async () => {
    timer = null;
    render(Root);
    await waitFor(() => expect(ran("timer_get")).toHaveLength(1));
    expect(screen.queryByRole("button", { name: /Timer/ })).toBeNull();
    expect(ran("timer_seen")).toEqual([]);
  });

  it("counts on by itself, without asking the library each second", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      render(Root);
      expect((await inSidebar()).textContent).toContain("18:24");
      await vi.advanceTimersByTimeAsync(5000);
      expect((await inSidebar()).textContent).toMatch(/18:(29|30)/);
      expect(ran("timer_get")).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it("stands still while it is paused", async () => {
    timer = aTimer({ running: false });
    render(Root);
    expect((await screen.findByRole("button", { name: "Timer, paused, Emma" })).textContent).toContain("18:24");
    expect(ran("timer_seen")).toEqual([]);
  });

  it("is seen by the window when it runs, and again when the window comes back", async () => {
    render(Root);
    await inSidebar();
    await waitFor(() => expect(ran("timer_seen")).toHaveLength(1));
    await fireEvent(document, new Event("visibilitychange"));
    expect(ran("timer_seen")).toHaveLength(2);
  });

  it("is paused, gone on with and thrown away in its panel", async () => {
    render(Root);
    await user.click(await inSidebar());
    const panel = within(screen.getByRole("dialog", { name: "Timer" }));
    await user.click(panel.getByRole("button", { name: "Pause" }));
    await user.click(await panel.findByRole("button", { name: "Go on" }));
    await user.click(await panel.findByRole("button", { name: "Discard" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: /Timer/ })).toBeNull());
    expect(host.ran.map(({ command }) => command).filter((each) => /timer_(pause|resume|discard)/.test(each))).toEqual([
      "timer_pause",
      "timer_resume",
      "timer_discard",
    ]);
  });
});

describe("a gap", () => {
  const gap = { from: "2026-11-19T20:40:00.000Z", to: "2026-11-19T22:05:00.000Z", minutes: 85 };

  it("is offered in words, to be counted or cut", async () => {
    timer = aTimer({ gaps: [gap], seconds: 6000 });
    render(Root);
    await user.click(await inSidebar());
    const panel = within(screen.getByRole("dialog", { name: "Timer" }));
    expect(panel.getByText(/The timer was not watched from .*:40 to .*:05/)).toBeTruthy();
    expect(panel.getByRole("button", { name: "Count 1 h 25 min" })).toBeTruthy();
    await user.click(panel.getByRole("button", { name: "Cut 1 h 25 min" }));
    expect(ran("timer_cut")[0]?.args).toEqual({ from: gap.from });
    await waitFor(() => expect(panel.queryByText(/not watched/)).toBeNull());
  });

  it("changes the minutes of the session that is being finished", async () => {
    timer = aTimer({ gaps: [gap], seconds: 6000 });
    render(Root);
    await inSidebar();
    await user.keyboard("s");
    const minutes = screen.getByRole<HTMLInputElement>("textbox", { name: "Minutes" });
    expect(minutes.value).toBe("100");
    await user.click(screen.getByRole("button", { name: "Cut 1 h 25 min" }));
    await waitFor(() => expect(minutes.value).toBe("10"));
  });
});

describe("finishing a session", () => {
  it("asks where the reader is, by one key from any page", async () => {
    render(Root);
    await inSidebar();
    await user.keyboard("s");
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Where are you now?" }));
    await user.keyboard("190{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(ran("timer_stop")[0]?.args).toEqual({ draft: { entry: "190", minutes: "", note: "" } });
  });

  it("says where the reader was, and takes corrected minutes and a note", async () => {
    render(Root);
    await inSidebar();
    await user.keyboard("s");
    expect(screen.getByText(/You were at page 182/)).toBeTruthy();
    const minutes = screen.getByRole("textbox", { name: "Minutes" });
    await user.clear(minutes);
    await user.type(minutes, "15");
    await user.type(screen.getByRole("textbox", { name: "Note" }), "Box Hill");
    await user.click(screen.getByRole("button", { name: "Save the session" }));
    expect(ran("timer_stop")[0]?.args).toEqual({ draft: { entry: "", minutes: "15", note: "Box Hill" } });
  });

  it("keeps what was typed when it is refused, and goes to the field", async () => {
    render(Root);
    await inSidebar();
    await user.keyboard("s");
    await user.keyboard("999{Enter}");
    expect(await screen.findByText("Page 999 is beyond the last page.")).toBeTruthy();
    const entry = screen.getByRole<HTMLInputElement>("textbox", { name: "Where are you now?" });
    expect(entry.value).toBe("999");
    await waitFor(() => expect(document.activeElement).toBe(entry));
  });

  it("goes away when the session is finished elsewhere", async () => {
    render(Root);
    await inSidebar();
    await user.keyboard("s");
    timer = null;
    host.send("library-changed", { stale: ["timer"], op: null, source: "elsewhere", revision: 2 });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("the clock", () => {
  it.each([
    [0, "0:00"],
    [59, "0:59"],
    [1104, "18:24"],
    [3600, "1:00:00"],
    [3905, "1:05:05"],
  ])("of %i seconds is %s", (seconds, text) => expect(counterText(seconds)).toBe(text));
});
