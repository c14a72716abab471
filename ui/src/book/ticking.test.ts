import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { go } from "#lib/router.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import BookScreen from "./BookScreen.svelte";
import { aBook, aRead, EMMA } from "./samples.ts";

const user = userEvent.setup();
const done = () => ({ value: null, label: "Done", stale: [] });
const chapter = (id: string, share: number, ticked = false) => ({ chapter: id, share, ticked, pages_read: null });
const other = { id: "o1", title: "Emma, read aloud", authors: ["Jane Austen"] };
let host: FakeHost;

const understood = {
  lines: [
    {
      line: 1,
      text: "1. Highbury 9",
      chapter: { depth: 0, number: 1, title: "Highbury", first_page: 9, last_page: null },
      problem: null,
    },
    { line: 2, text: "2. Back 3", chapter: null, problem: "This begins on page 3, before what stands above it." },
  ],
};

const preview = {
  keep: other,
  other,
  editions: 1,
  same_editions: 0,
  reads: 2,
  sessions: 5,
  joins_reads: true,
  notes: 0,
  items: 0,
  tags: ["audio"],
  people: [],
  filled: [{ field: "subtitle", keep: "", other: "A Novel" }],
  differing: [{ field: "title", keep: "Emma", other: "Emma, read aloud" }],
};

beforeEach(async () => {
  host = fakeHost({
    book_get: () => aBook(),
    read_list: () => [aRead()],
    session_list: () => [],
    note_of_book: () => [],
    plan_of_book: () => [],
    tag_list: () => [],
    chapter_list: () => [chapter("c0", 1), chapter("c1", 1, true), chapter("c2", 0)],
    chapter_tick: done,
    chapter_untick: done,
    contents_text: () => "1. Volume One … 1",
    contents_preview: () => understood,
    contents_set: done,
    book_alike: () => [{ ...other, id: EMMA }, other],
    book_merge_preview: () => preview,
    book_merge: done,
  });
  go("book", EMMA);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  render(Page, { page: BookScreen });
  await screen.findByRole("heading", { level: 1, name: "Emma" });
});

function ran(command: string): Record<string, unknown> | undefined {
  return host.ran.findLast((each) => each.command === command)?.args;
}

const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });

describe("chapters", () => {
  it("are ticked by Space and walked through by the arrows", async () => {
    await waitFor(() => expect(box("Chapter 2, Volume Two, read").checked).toBe(true));
    box("Chapter 2, Volume Two, read").focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(box("Chapter 3, Volume Three, read"));
    await user.keyboard(" ");
    expect(ran("chapter_tick")).toEqual({ book: EMMA, chapters: ["c2"] });
    await user.keyboard("{Home} ");
    expect(ran("chapter_untick")).toEqual({ book: EMMA, chapters: ["c1"] });
  });

  it("that the sessions have covered are not unticked here", async () => {
    await waitFor(() => expect(box("Chapter 1, Volume One, read").disabled).toBe(true));
  });
});

describe("contents", () => {
  it("start from what is there, and show what is understood before they are saved", async () => {
    await user.click(screen.getByRole("button", { name: "Edit the contents…" }));
    const dialog = await screen.findByRole("dialog", { name: "Contents" });
    const area = within(dialog).getByRole("textbox");
    await waitFor(() => expect((area as HTMLTextAreaElement).value).toBe("1. Volume One … 1"));
    await user.type(area, "{Enter}2. Back 3");
    await within(dialog).findByText("1 line understood, 1 cannot be");
    expect(within(dialog).getByText(/before what stands above it/)).toBeTruthy();
    expect(ran("contents_set")).toBeUndefined();
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(ran("contents_set")).toEqual({ edition: "e1", text: "1. Volume One … 1\n2. Back 3" });
  });
});

describe("merging", () => {
  it("says what will move before it does, and offers no book to itself", async () => {
    await user.click(screen.getByRole("button", { name: "More for this book" }));
    await user.click(await screen.findByRole("menuitem", { name: "Merge with another book…" }));
    const dialog = await screen.findByRole("dialog", { name: "Merge with Emma" });
    await user.click(within(dialog).getByRole("button", { name: "Merge them" }));
    expect(ran("book_merge")).toBeUndefined();
    expect(await within(dialog).findByText("Choose the other book first.")).toBeTruthy();
    const choices = await within(dialog).findAllByRole("radio");
    expect(choices).toHaveLength(1);
    await user.click(choices[0] as HTMLElement);
    await within(dialog).findByText("2 reads, 5 sessions");
    expect(within(dialog).getByText("Subtitle, which is empty here: A Novel")).toBeTruthy();
    expect(within(dialog).getByText("Title: Emma, not Emma, read aloud")).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Merge them" }));
    await waitFor(() => expect(ran("book_merge")).toEqual({ keep: EMMA, other: "o1" }));
  });
});
