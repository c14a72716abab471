import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Clash, ExportReport, ImportReport } from "#ipc/bindings.ts";
import { fakeHost } from "#testing/fakeHost.ts";
import ExportDialog from "./ExportDialog.svelte";
import ImportDialog from "./ImportDialog.svelte";

const user = userEvent.setup();
const clash: Clash = { file: "Emma.md", note: "n", outside: "Mine", library: "Theirs" };

function exported(more: Partial<ExportReport> = {}): ExportReport {
  const none = { unchanged: 0, merged: 0, kept: 0, conflicting: 0, deleted: 0, renamed: 0, pictures: 0 };
  return { dry_run: true, notes: 3, books: 2, written: 2, ...none, files: [], conflicts: [], ...more };
}

function imported(more: Partial<ImportReport> = {}): ImportReport {
  const none = { added: 0, updated: 0, unchanged: 0, books_added: 0, pictures_added: 0, conflicting: 0, missing: 0 };
  return { dry_run: true, files: 1, notes: 3, ...none, conflicts: [], gone: [], unreadable: [], ...more };
}

describe("the export", () => {
  it("looks before it writes, and asks for exactly the notes that are shown", async () => {
    const host = fakeHost({ notes_export: () => exported() }, "/home/reader/Notes");
    render(ExportDialog, { asked: { notes: { text: "lag" } }, onclose: () => undefined });
    await user.click(screen.getByRole("button", { name: "Choose a folder…" }));
    expect(await screen.findByText("3 notes of 2 books.")).toBeTruthy();
    expect(host.ran.map(({ args }) => args["dry"])).toEqual([true]);
    await user.click(screen.getByRole("button", { name: "Export" }));
    expect(host.ran.map(({ args }) => args["dry"])).toEqual([true, false]);
    expect(host.ran[1]?.args["question"]).toMatchObject({ notes: { text: "lag" }, format: "markdown" });
  });

  it("shows both texts of a conflict, and writes over nothing until told to", async () => {
    const host = fakeHost(
      { notes_export: () => exported({ conflicting: 1, conflicts: [clash] }) },
      "/home/reader/Notes",
    );
    render(ExportDialog, { asked: {}, onclose: () => undefined });
    await user.click(screen.getByRole("button", { name: "Choose a folder…" }));
    expect((await screen.findByRole("group", { name: "In the file" })).textContent).toBe("Mine");
    expect(screen.getByRole("group", { name: "In the library" }).textContent).toBe("Theirs");
    expect(host.ran.at(-1)?.args["question"]).toMatchObject({ on_conflict: "keep" });
    await user.click(screen.getByRole("button", { name: "The library counts" }));
    expect(host.ran.at(-1)?.args["question"]).toMatchObject({ on_conflict: "take" });
  });

  it("says why a place cannot be written", async () => {
    const refuse = () => {
      throw { code: "disk_full", message: "The disk is full." };
    };
    fakeHost({ notes_export: refuse }, "/home/reader/Notes");
    render(ExportDialog, { asked: {}, onclose: () => undefined });
    await user.click(screen.getByRole("button", { name: "Choose a folder…" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  });
});

describe("the import", () => {
  it("offers nothing where nothing is new", async () => {
    fakeHost({ notes_look: () => imported({ unchanged: 3 }) }, "/home/reader/Notes");
    render(ImportDialog, { onclose: () => undefined });
    await user.click(screen.getByRole("button", { name: "Choose a folder…" }));
    expect(await screen.findByText("Nothing is new here.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Import" }).hasAttribute("disabled")).toBe(true);
  });

  it("takes in what was changed, in one step", async () => {
    const host = fakeHost(
      {
        notes_look: () => imported({ added: 1, updated: 2 }),
        notes_import: () => ({ value: imported(), label: "Imported 3 notes", stale: ["notes"] }),
      },
      "/home/reader/Notes",
    );
    render(ImportDialog, { onclose: () => undefined });
    await user.click(screen.getByRole("button", { name: "Choose a JSON file…" }));
    await user.click(await screen.findByRole("button", { name: "Import" }));
    expect(host.ran.at(-1)).toMatchObject({ command: "notes_import", args: { onConflict: "keep" } });
  });
});
