import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import Review from "./Screen.svelte";

const user = userEvent.setup();
let host: FakeHost;
let waiting: string[];

function due(text: string): object {
  const note = {
    id: text,
    book: "b",
    book_title: "Emma",
    book_authors: ["Jane Austen"],
    kind: "question",
    text,
    html: `<p>${text}</p>`,
    anchor: null,
    chapter: null,
    tags: ["voice"],
    created_at: "2026-01-01T10:00:00Z",
    edited_at: "2026-01-01T10:00:00Z",
  };
  return { note, time: 1, times: 3 };
}

beforeEach(() => {
  waiting = ["Who tells this?", "Why does she wait?"];
  host = fakeHost({
    note_due: () => ({ questions: waiting.length, takeaways: 0, notes: waiting.map(due) }),
    note_review: ({ id, answer }) => {
      waiting = waiting.filter((each) => each !== id);
      return { value: { step: 1, due: null }, label: `Reviewed: ${String(answer)}`, stale: ["notes"] };
    },
    settings_get: () => ({ review_weeks: "1, 4, 12" }),
  });
});

describe("the review", () => {
  it("shows one note, and where it stands only when asked", async () => {
    render(Page, { page: Review });
    expect(await screen.findByText("Who tells this?")).toBeTruthy();
    expect(screen.queryByText("Why does she wait?")).toBeNull();
    expect(screen.queryByRole("link", { name: "Emma" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show where it stands" }));
    expect(screen.getByRole("link", { name: "Emma" })).toBeTruthy();
  });

  it("takes an answer and goes on to the next, until nothing is back", async () => {
    render(Page, { page: Review });
    await user.click(await screen.findByRole("button", { name: /^It sits/ }));
    expect(await screen.findByText("Why does she wait?")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Once more/ }));
    expect(await screen.findByRole("heading", { name: "Nothing is back" })).toBeTruthy();
    const answers = host.ran.filter(({ command }) => command === "note_review").map(({ args }) => args["answer"]);
    expect(answers).toEqual(["got", "again"]);
  });
});
