import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { go } from "#lib/router.svelte.ts";
import { toasts } from "#lib/toasts.svelte.ts";
import { runCommand } from "#shell/public.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import { item, needs, plan, planAnswers, stage, unidentified, type WholePlan } from "./samples.ts";
import Screen from "./Screen.svelte";

const user = userEvent.setup();
let host: FakeHost;
let shown: WholePlan;
let plans: { id: string; title: string; totals: WholePlan["totals"] }[];
let refuse: Record<string, object>;

const candidate = {
  id: "c1",
  title: "Secure Your Node.js Web Application",
  authors: ["Karl Duuna"],
  year: 2016,
  publisher: null,
  pages: null,
  isbn13: null,
  note: "Nearest in subject.",
  in_library: null,
};

const answer =
  (command: string, value: unknown = null) =>
  () => {
    const refusal = refuse[command];
    if (refusal !== undefined) throw refusal;
    return { value, label: `Did ${command}`, stale: ["plans", "books", "reads", "history"] };
  };

beforeEach(() => {
  go("plan", null, {}, { replace: true });
  refuse = {};
  const first = item("Express in Action", {
    annotations: { why: "It settles what a first book begins.", must_read: true },
  });
  shown = plan([
    stage("one", [first, item("Practical Node", { state: "waiting", requires: [needs(first)], blocked_by: [first] })]),
    stage("two", [
      unidentified("A book on securing Express", { confidence: "low", candidates: [candidate], basis: "A guess." }),
      item("Finished Book", { state: "done" }),
    ]),
  ]);
  plans = [{ id: "p1", title: "Backend Engineering", totals: shown.totals }];
  const changes = [
    "item_move",
    "item_mark",
    "item_match",
    "item_edit",
    "item_add",
    "item_add_new",
    "read_start",
    "read_abandon",
    "stage_add",
  ];
  host = fakeHost({
    plan_list: () => plans,
    ...planAnswers(() => shown),
    plan_waiting: () => null,
    plan_offers: () => [
      {
        key: "backend-canon",
        title: "Backend Canon",
        summary: null,
        version: "1",
        stages: 1,
        items: 2,
        unidentified: 0,
        pages: 500,
        shelf: [{ title: "Emma", pages: 300, stage: 0 }],
        taken: null,
      },
    ],
    book_get: () => ({ id: "b", editions: [] }),
    read_list: () => [],
    book_list: ({ query }) => ({
      total: 1,
      books: (query as { text: string }).text.startsWith("emma")
        ? [{ id: "b7", title: "Emma", authors: ["Jane Austen"] }]
        : [],
    }),
    book_add: answer("book_add", "b8"),
    plan_take: answer("plan_take", "p1"),
    plan_create: answer("plan_create", "p2"),
    ...Object.fromEntries(changes.map((command) => [command, answer(command, "i9")])),
  });
});

const row = (title: string) => {
  const found = screen.getByRole("link", { name: title }).closest("li");
  if (found === null) throw new Error(`no row of ${title}`);
  return within(found);
};
const ran = (command: string) => host.ran.filter((each) => each.command === command).map(({ args }) => args);

async function open(): Promise<void> {
  render(Page, { page: Screen });
  await screen.findByRole("heading", { name: "Backend Engineering", level: 1 });
  await waitFor(() => expect(document.querySelector(".item__wait")).toBeNull());
}

describe("a plan", () => {
  it("says of each item whether it can be read, and why it is there", async () => {
    await open();
    expect(row("Express in Action").getByText("Ready now")).toBeTruthy();
    expect(row("Express in Action").getByText("It settles what a first book begins.")).toBeTruthy();
    expect(row("Express in Action").getByText("Must-read")).toBeTruthy();
    expect(row("Practical Node").getByText("After Express in Action")).toBeTruthy();
    expect(row("A book on securing Express").getByText("Secure Your Node.js Web Application")).toBeTruthy();
    expect(row("A book on securing Express").getByRole("button", { name: "Match to a book" })).toBeTruthy();
  });

  it("hides what is finished until it is asked for", async () => {
    await open();
    expect(screen.queryByRole("link", { name: "Finished Book" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "show 1 finished" }));
    expect(screen.getByRole("link", { name: "Finished Book" })).toBeTruthy();
  });

  it("narrows by its chips, and says so when nothing fits", async () => {
    await open();
    await user.click(screen.getByRole("button", { name: /Must-read/ }));
    expect(screen.queryByRole("link", { name: "Practical Node" })).toBeNull();
    await user.click(screen.getByRole("button", { name: /^Unidentified/ }));
    await user.click(await screen.findByRole("button", { name: "Show all" }));
    expect(screen.getByRole("link", { name: "Practical Node" })).toBeTruthy();
  });

  it("starts the book from the menu of states", async () => {
    await open();
    await user.click(row("Express in Action").getByRole("button", { name: /^State of/ }));
    await user.keyboard("2");
    expect(ran("read_start")).toEqual([{ book: "book-express-in-action", on: "", edition: null }]);
  });

  it("asks when and why a book was given up", async () => {
    await open();
    await user.click(row("Express in Action").getByRole("button", { name: /^State of/ }));
    await user.click(screen.getByRole("menuitemradio", { name: /Did not finish/ }));
    await user.type(screen.getByLabelText("Why"), "too old");
    refuse["read_abandon"] = { code: "invalid", message: "This date lies in the future.", field: "on", detail: null };
    await user.click(screen.getByRole("button", { name: "Stop reading" }));
    await waitFor(() => expect(screen.getByLabelText("Stopped on").getAttribute("aria-invalid")).toBe("true"));
    expect(screen.getByLabelText<HTMLTextAreaElement>("Why").value).toBe("too old");
    refuse = {};
    await user.click(screen.getByRole("button", { name: "Stop reading" }));
    await waitFor(() => expect(ran("read_abandon").length).toBe(2));
    expect(ran("read_abandon").at(-1)).toEqual({ book: "book-express-in-action", on: "", why: "too old", at: "" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("moves an item, says where it is then and what it now stands before", async () => {
    await open();
    row("Practical Node")
      .getByRole("button", { name: /^State of/ })
      .focus();
    runCommand("plan.up");
    await waitFor(() =>
      expect(ran("item_move")).toEqual([
        { ids: ["practical-node"], to: { stage: "one", before: "express-in-action" } },
      ]),
    );
    expect(screen.getByText("Practical Node moved to 1 of 2 in Stage one")).toBeTruthy();
    await waitFor(() =>
      expect(toasts().map(({ text }) => text)).toContain(
        "Practical Node now stands before Express in Action, which it needs.",
      ),
    );
  });

  it("puts an item back where it was when a move is refused", async () => {
    await open();
    refuse["item_move"] = { code: "conflict", message: "No room.", field: null, detail: null };
    row("Practical Node")
      .getByRole("button", { name: /^State of/ })
      .focus();
    runCommand("plan.stageDown");
    await screen.findByText("Practical Node stays where it was");
    expect(
      within(screen.getByRole("region", { name: "1 Stage one" })).getByRole("link", { name: "Practical Node" }),
    ).toBeTruthy();
  });

  it("shows the details of the cursor's item and keeps a draft that was refused", async () => {
    await open();
    await user.click(screen.getByRole("link", { name: "Express in Action" }));
    const details = within(await screen.findByRole("complementary", { name: "Details" }));
    expect(details.getByText("Stage 1, step 1 of 2")).toBeTruthy();
    await user.click(details.getByRole("button", { name: "Add a reason or a date" }));
    await user.type(details.getByLabelText("My reason"), "for work");
    await user.type(details.getByLabelText("Done by"), "soon");
    refuse["item_edit"] = { code: "invalid", message: "“soon” is not a day.", field: "target", detail: null };
    await user.click(details.getByRole("button", { name: "Save" }));
    expect(details.getByText("“soon” is not a day.")).toBeTruthy();
    expect(details.getByLabelText<HTMLTextAreaElement>("My reason").value).toBe("for work");
  });
});

describe("matching a book", () => {
  async function ask() {
    await open();
    await user.click(screen.getByRole("button", { name: "Match to a book" }));
    return within(screen.getByRole("dialog", { name: "Which book is this?" }));
  }

  it("guesses nothing: left as it is, nothing is changed", async () => {
    const dialog = await ask();
    expect(dialog.getByRole<HTMLInputElement>("radio", { name: /Leave it open/ }).checked).toBe(true);
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(ran("item_match")).toEqual([]);
  });

  it("takes a candidate, or no book at all", async () => {
    const dialog = await ask();
    await user.click(dialog.getByRole("radio", { name: /Secure Your Node/ }));
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(ran("item_match")).toEqual([{ id: "a-book-on-securing-express", choice: { to: "candidate", id: "c1" } }]);
  });

  it("finds a book of the library, or adds what was typed", async () => {
    const dialog = await ask();
    const field = dialog.getByLabelText("Or find it yourself");
    await user.type(field, "emma");
    await waitFor(() =>
      expect(dialog.getByRole<HTMLInputElement>("radio", { name: /Emma Jane Austen/ }).checked).toBe(true),
    );
    await user.clear(field);
    await user.type(field, "A new one");
    await waitFor(() => expect(dialog.getByRole<HTMLInputElement>("radio", { name: /A new one/ }).checked).toBe(true));
    await user.type(dialog.getByLabelText("Authors"), "Ann, Ben");
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(ran("item_match")[0]?.["choice"]).toEqual({ to: "new", title: "A new one", authors: ["Ann", "Ben"] });
  });
});

describe("several plans", () => {
  it("offers the built-in plans and an empty one where there is none", async () => {
    plans = [];
    render(Page, { page: Screen });
    await user.click(await screen.findByRole("button", { name: "Take Backend Canon" }));
    expect(ran("plan_take")).toEqual([{ key: "backend-canon" }]);
    await waitFor(() => expect(window.location.hash).toBe("#/plan/p1"));
  });

  it("makes a new plan from its title, and shows the rule it broke at the field", async () => {
    go("plan", null, { do: "new" }, { replace: true });
    await open();
    refuse["plan_create"] = {
      code: "invalid",
      message: "A title has 1 to 1000 characters.",
      field: "title",
      detail: null,
    };
    await user.click(await screen.findByRole("button", { name: "Make the plan" }));
    expect(screen.getByLabelText("Title").getAttribute("aria-invalid")).toBe("true");
    refuse = {};
    await user.type(screen.getByLabelText("Title"), "Evening shelf{Enter}");
    await waitFor(() => expect(window.location.hash).toBe("#/plan/p2"));
  });

  it("adds a new book to a stage in one go", async () => {
    await open();
    runCommand("plan.addBook");
    const dialog = within(await screen.findByRole("dialog", { name: "Add a book to Backend Engineering" }));
    await user.type(dialog.getByLabelText("Book"), "Sanditon");
    await user.selectOptions(dialog.getByRole("combobox"), "one");
    await user.click(dialog.getByRole("button", { name: "Add to the plan" }));
    await waitFor(() =>
      expect(ran("item_add_new")).toEqual([
        { plan: "p1", stage: "one", draft: { title: "Sanditon", authors: [] }, edition: {} },
      ]),
    );
  });

  it("says when a plan is not there any more", async () => {
    refuse["plan"] = {};
    host = fakeHost({
      plan_list: () => plans,
      plan_outline: () => {
        throw { code: "not_found", message: "There is no such plan.", field: null, detail: null };
      },
    });
    go("plan", "p9", {}, { replace: true });
    render(Page, { page: Screen });
    expect(await screen.findByRole("heading", { name: "This plan is not in the library" })).toBeTruthy();
  });
});
