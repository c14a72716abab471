import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import type { Settings } from "#ipc/bindings.ts";
import SettingsPage from "./Settings.svelte";

const user = userEvent.setup();
let host: FakeHost;
let answers: Parameters<typeof fakeHost>[0];

const backup = {
  path: "/home/reader/Reading backups/one.lectern",
  name: "one.lectern",
  made_at: "2026-11-18T09:12:00Z",
  reason: "daily",
  bytes: 4_100_000,
  verified: { state: "when_made" },
};

const settings: Settings = {
  rollover_hour: 4,
  theme: "light",
  density: "comfortable",
  text_scale: 1,
  motion: "system",
  single_keys: true,
  capture_shortcut: null,
  review_weeks: "1, 4, 12",
  backup_daily: true,
  backup_keep: { days: 7, weeks: 4, months: 12 },
  backup_folder: null,
};

beforeEach(() => {
  answers = {
    settings_get: () => settings,
    shortcut_status: () => ({ keys: null, problem: null }),
    library_status: () => ({
      path: "/home/reader/Reading.lectern",
      name: "Reading",
      folder: "/home/reader",
      counts: { books: 87, reading: 2, notes: 214, plans: 1, in_trash: 3 },
      problem: null,
      refused: null,
      recent: [],
      default_path: null,
      version: "0.1.0",
    }),
    backup_status: () => ({
      folder: "/home/reader/Reading backups",
      missing_folder: null,
      last: backup,
      has_changes: false,
      count: 3,
      bytes: 12_300_000,
    }),
    backup_list: () => [backup],
    backup_make: () => backup,
    backup_merge_preview: () => ({
      kinds: [{ kind: "book", new: 2, changed: 1, same: 80 }],
      matched: [],
      conflicts: [{ what: "the book “Emma”", field: "rating", here: "4.0 stars", there: "5.0 stars", kept: "here" }],
      conflicting: 1,
    }),
    backup_preview: () => ({
      here_changed_at: null,
      there_changed_at: null,
      kinds: [{ kind: "books", here: 30, there: 10, only_here: 20, only_there: 0 }],
    }),
    backup_merge: () => ({ value: {}, label: "Merged one.lectern", stale: ["books"] }),
    backup_restore: () => backup,
    library_export: () => ({ rows: 87 }),
    settings_set: () => ({ value: null, label: "Changed", stale: ["settings"] }),
  };
  host = fakeHost(answers);
  render(Page, { page: SettingsPage });
});

const commandsRun = () => host.ran.map(({ command }) => command);

describe("backups", () => {
  it("say how many are kept, where, and that the last was checked", async () => {
    expect(await screen.findByText("/home/reader/Reading backups")).toBeTruthy();
    expect(screen.getByRole("textbox", { name: "Weeks" })).toHaveProperty("value", "4");
    expect(screen.getByText(/It was opened and checked\./)).toBeTruthy();
    expect(screen.getByText("3 backups, 12.3 MB.")).toBeTruthy();
  });

  it("are kept for as long as the reader says, and undo is at hand", async () => {
    const days = await screen.findByRole("textbox", { name: "Days" });
    const kept = { days: 14, weeks: 4, months: 12 };
    // What was kept is asked for again, and answered as it then is.
    answers["settings_get"] = () => ({ ...settings, backup_keep: kept });
    await user.clear(days);
    await user.type(days, "14{Tab}");
    expect(host.ran.find(({ command }) => command === "settings_set")).toMatchObject({
      args: { key: "backup_keep", value: JSON.stringify(kept) },
    });
    expect(days).toHaveProperty("value", "14");
  });

  it("are not kept for as long as cannot be, and what was typed stays", async () => {
    const days = await screen.findByRole("textbox", { name: "Days" });
    await user.clear(days);
    await user.type(days, "90{Tab}");
    expect(await screen.findByText("Days: a whole number from 0 to 31.")).toBeTruthy();
    expect(days).toHaveProperty("value", "90");
    expect(days.getAttribute("aria-invalid")).toBe("true");
    expect(commandsRun()).not.toContain("settings_set");
  });

  it("are made now", async () => {
    await user.click(await screen.findByRole("button", { name: "Back up now" }));
    expect(commandsRun()).toContain("backup_make");
  });

  it("show what merging would change before anything is merged", async () => {
    await user.click(await screen.findByRole("button", { name: "Choose a backup…" }));
    const dialog = await screen.findByRole("dialog", { name: "Restore" });
    await user.selectOptions(await within(dialog).findByRole("combobox", { name: "Backup" }), backup.path);
    expect(await within(dialog).findByText("book: 2 new, 1 changed")).toBeTruthy();
    expect(within(dialog).getByText("yours stays")).toBeTruthy();
    expect(commandsRun()).not.toContain("backup_merge");
    await user.click(within(dialog).getAllByRole("button", { name: "Merge" }).at(-1) as HTMLElement);
    expect(commandsRun()).toContain("backup_merge");
  });

  it("show what would be gone before one takes the place of the library", async () => {
    await user.click(await screen.findByRole("button", { name: "Choose a backup…" }));
    const dialog = await screen.findByRole("dialog", { name: "Restore" });
    await user.selectOptions(await within(dialog).findByRole("combobox", { name: "Backup" }), backup.path);
    await user.click(await within(dialog).findByRole("button", { name: "Replace" }));
    const row = await within(dialog).findByRole("row", { name: /Books/ });
    expect(
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["30", "10", "20"]);
    await user.click(within(dialog).getByRole("button", { name: "Replace the library" }));
    expect(host.ran.find(({ command }) => command === "backup_restore")).toMatchObject({ args: { path: backup.path } });
  });

  it("say how far a restore is, and leave everything as it was when it is called off", async () => {
    let callOff: (why: unknown) => void = () => undefined;
    Object.assign(answers, {
      backup_restore: () => new Promise((_, reject) => (callOff = reject)),
      work_progress: () => ({ done: 3, of: 10 }),
      work_cancel: () => callOff({ code: "cancelled", message: "It was called off." }),
    });
    await user.click(await screen.findByRole("button", { name: "Choose a backup…" }));
    const dialog = await screen.findByRole("dialog", { name: "Restore" });
    await user.selectOptions(await within(dialog).findByRole("combobox", { name: "Backup" }), backup.path);
    await user.click(await within(dialog).findByRole("button", { name: "Replace" }));
    await user.click(within(dialog).getByRole("button", { name: "Replace the library" }));
    expect(await within(dialog).findByText("3 of 10")).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Call it off" }));
    expect(await within(dialog).findByText("Called off. Nothing was changed.")).toBeTruthy();
    expect(within(dialog).getByRole("button", { name: "Replace the library" })).toHaveProperty("disabled", false);
  });

  it("call off what is under way when the dialog is closed", async () => {
    let callOff: (why: unknown) => void = () => undefined;
    const calledOff: string[] = [];
    Object.assign(answers, {
      backup_merge_preview: () => new Promise((_, reject) => (callOff = reject)),
      work_progress: () => null,
      work_cancel: () => {
        calledOff.push("once");
        callOff({ code: "cancelled", message: "It was called off." });
      },
    });
    await user.click(await screen.findByRole("button", { name: "Choose a backup…" }));
    const dialog = await screen.findByRole("dialog", { name: "Restore" });
    await user.selectOptions(await within(dialog).findByRole("combobox", { name: "Backup" }), backup.path);
    expect(await within(dialog).findByText("Looking at what would change")).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(calledOff).toEqual(["once"]);
    expect(screen.queryByRole("dialog", { name: "Restore" })).toBeNull();
  });
});
