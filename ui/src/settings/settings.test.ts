import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import History from "./History.svelte";
import Settings from "./Settings.svelte";

const user = userEvent.setup();
let host: FakeHost;
let findings: object;
let shortcut: string | null;
let problem: string | null;

const sound = { structure: [], references: [], derived: [], unused_images: [], books: 87, notes: 214 };

beforeEach(() => {
  [findings, shortcut, problem] = [sound, null, null];
  host = fakeHost({
    library_status: () => ({
      path: "/home/reader/Reading.lectern",
      name: "Reading",
      folder: "/home/reader",
      counts: { books: 87, reading: 2, notes: 214, plans: 1, in_trash: 3 },
      problem: null,
      recent: [
        { path: "/home/reader/Reading.lectern", name: "Reading" },
        { path: "/home/reader/Old.lectern", name: "Old" },
      ],
      default_path: null,
      version: "0.1.0",
    }),
    settings_get: () => ({
      rollover_hour: 4,
      theme: "light",
      density: "comfortable",
      text_scale: 1,
      motion: "system",
      single_keys: true,
      capture_shortcut: shortcut,
      review_weeks: "1, 4, 12",
      backup_daily: true,
      backup_keep: { days: 7, weeks: 4, months: 12 },
      backup_folder: null,
    }),
    backup_status: () => ({
      folder: "/home/reader/Reading backups",
      missing_folder: null,
      last: null,
      has_changes: false,
      count: 0,
      bytes: 0,
    }),
    shortcut_status: () => ({ keys: problem === null ? shortcut : null, problem }),
    settings_set: () => ({ value: null, label: "Changed the setting theme", stale: ["settings"] }),
    library_check: ({ repair }) => (repair === true ? (findings = sound) : findings),
    library_open: () => ({}),
    library_forget: () => ({}),
    history_list: () => [
      {
        seq: 3,
        op: "note_add",
        subject: "note",
        label: "Added a note",
        source: "window",
        at: "2026-11-19T08:52:00Z",
        undone: true,
      },
      {
        seq: 2,
        op: "read_finish",
        subject: "Emma",
        label: "Finished Emma",
        source: "command_line",
        at: "2026-11-19T08:50:00Z",
        undone: false,
      },
      {
        seq: 0,
        op: "setting_set",
        subject: "text_scale",
        label: "Changed the setting text_scale",
        source: "window",
        at: "2026-11-18T19:00:00Z",
        undone: false,
      },
      {
        seq: 1,
        op: "book_add",
        subject: "Emma",
        label: "Added Emma",
        source: "window",
        at: "2026-11-18T20:00:00Z",
        undone: false,
      },
    ],
    history_undo: () => ({ op: "read_finish", label: "Finished Emma", stale: ["reads", "history"] }),
  });
});

describe("the settings", () => {
  it("say that nothing goes online, and where the library lives", async () => {
    render(Page, { page: Settings });
    expect(await screen.findByText(/No feature of this version uses the network/)).toBeTruthy();
    expect(screen.getAllByText("/home/reader/Reading.lectern").length).toBeGreaterThan(0);
    expect(screen.getByText("87 books, 214 notes, 1 plan.")).toBeTruthy();
  });

  it("keep what the reader chooses, as JSON", async () => {
    render(Page, { page: Settings });
    await user.click(await screen.findByRole("button", { name: "Dark" }));
    await user.click(screen.getByRole("switch", { name: "Single-key shortcuts" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "The day begins at" }), "02:00");
    const set = host.ran.filter(({ command }) => command === "settings_set").map(({ args }) => args);
    expect(set).toEqual([
      { key: "theme", value: '"dark"' },
      { key: "single_keys", value: "false" },
      { key: "rollover_hour", value: "2" },
    ]);
  });

  it("say when questions and takeaways come back, and keep what cannot be", async () => {
    render(Page, { page: Settings });
    const weeks = await screen.findByRole("textbox", { name: /come back after so many weeks/ });
    await user.clear(weeks);
    await user.type(weeks, "2, 8{Enter}");
    expect(host.ran.at(-1)).toMatchObject({ args: { key: "review_weeks", value: '"2, 8"' } });
  });

  it("open a library that was open lately, and forget one without touching its file", async () => {
    render(Page, { page: Settings });
    await user.click(await screen.findByRole("button", { name: "Open Old" }));
    const opened = host.ran.find(({ command }) => command === "library_open");
    expect(opened).toMatchObject({ args: { path: "/home/reader/Old.lectern" } });
    await user.click(await screen.findByRole("button", { name: "Take Old off this list; the file stays" }));
    await waitFor(() => expect(host.ran.some(({ command }) => command === "library_forget")).toBe(true));
  });

  it("say that a library is sound, with what was looked at", async () => {
    render(Page, { page: Settings });
    await user.click(await screen.findByRole("button", { name: "Check the library" }));
    expect(await screen.findByText(/Nothing is wrong. 87 books and 214 notes were looked at./)).toBeTruthy();
  });

  it("offer to mend what can be made anew, and look again", async () => {
    findings = { ...sound, derived: ["Emma: 3 notes, but the list says 2"] };
    render(Page, { page: Settings });
    await user.click(await screen.findByRole("button", { name: "Check the library" }));
    expect(await screen.findByText("Emma: 3 notes, but the list says 2")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Mend" }));
    expect(await screen.findByText(/Lists and search were made anew./)).toBeTruthy();
  });
});

describe("the history", () => {
  it("lists what was done, through which door, and what was undone", async () => {
    render(Page, { page: History });
    const rows = within(await screen.findByRole("table", { name: "Changes, newest first" })).getAllByRole("row");
    expect(rows[1]?.textContent).toContain("Undone");
    expect(rows[2]?.textContent).toContain("Command line");
    expect(rows[2]?.textContent).toContain("Undo takes this back");
  });

  it("names a setting as the page does", async () => {
    render(Page, { page: History });
    expect(await screen.findByRole("rowheader", { name: "Changed the text size" })).toBeTruthy();
  });

  it("takes the latest step back", async () => {
    render(Page, { page: History });
    await screen.findByRole("table");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(host.ran.some(({ command }) => command === "history_undo")).toBe(true);
  });
});
