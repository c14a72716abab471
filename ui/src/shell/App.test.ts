import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { say } from "#lib/toasts.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Root from "./Root.svelte";

const user = userEvent.setup();
let host: FakeHost;

const open = {
  path: "/home/reader/Reading.lectern",
  name: "Reading",
  folder: "/home/reader",
  counts: { books: 87, notes: 214, plans: 1 },
  problem: null,
  recent: [{ path: "/home/reader/Reading.lectern", name: "Reading" }],
  default_path: "/home/reader/Lectern/Library.lectern",
};
let status: object = open;
const backend = { id: "p1", title: "Backend Engineering", totals: { done: 9, total: 33 } };
let plans = [backend];

const answers: Parameters<typeof fakeHost>[0] = {
  library_status: () => status,
  plan_list: () => plans,
  settings_get: () => ({
    theme: "dark",
    density: "comfortable",
    text_scale: 1.2,
    motion: "system",
    single_keys: true,
  }),
  settings_set: () => ({ value: null, label: null, stale: ["settings"] }),
  book_list: ({ query }) => ({
    books: (query as { text: string }).text === "emma" ? [{ id: "b1", title: "Emma", authors: ["Jane Austen"] }] : [],
  }),
  library_open: () => open,
  history_undo: () => ({ value: null, label: "Finished Emma", stale: ["reads"] }),
};

beforeEach(() => {
  status = open;
  plans = [backend];
  host = fakeHost(answers);
});

describe("the frame", () => {
  it("shows where one can go, how much there is, and where it is kept", async () => {
    render(Root);
    const main = within(screen.getByRole("navigation", { name: "Main" }));
    expect(await main.findByRole("link", { name: /Library ?, 87 books/ })).toBeTruthy();
    expect(main.getByRole("link", { name: /Plan ?, 9 of 33 done/ })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Backend Engineering" }).getAttribute("href")).toBe("#/plan/p1");
    expect(screen.getByText("Kept in Reading")).toBeTruthy();
    expect(main.getByRole("link", { name: "Today" }).getAttribute("aria-current")).toBe("page");
  });

  it("marks one line as the reader's place: the plan by its name where there are several", async () => {
    plans = [backend, { id: "p2", title: "Evening shelf", totals: { done: 0, total: 4 } }];
    for (const address of ["#/plan/p2", "#/plan-graph/p2"]) {
      window.location.hash = address;
      const { unmount } = render(Root);
      const named = await screen.findByRole("link", { name: "Evening shelf" });
      await waitFor(() => expect(named.getAttribute("aria-current")).toBe("page"));
      const side = [...document.querySelectorAll(".side [aria-current='page']")];
      expect(side).toEqual([named]);
      expect(screen.getByRole("link", { name: /^Plan/ }).getAttribute("aria-current")).toBe("true");
      unmount();
    }
  });

  it("looks as the reader has chosen", async () => {
    render(Root);
    await waitFor(() => expect(document.documentElement.dataset["theme"]).toBe("dark"));
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1.2");
  });

  it("says when an address names no page", async () => {
    window.location.hash = "#/nowhere";
    render(Root);
    expect(await screen.findByRole("heading", { name: "There is no such page" })).toBeTruthy();
  });

  it("says that a library can only be looked at, and why, and offers a copy that can be changed", async () => {
    host = fakeHost(
      { ...answers, library_status: () => ({ ...open, read_only: "disk" }), library_move: () => open },
      "/home/reader/Copy.lectern",
    );
    render(Root);
    expect(await screen.findByText(/It lies on a disk that is read-only/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Copy it, and open the copy…" }));
    await waitFor(() =>
      expect(host.ran).toContainEqual({ command: "library_move", args: { path: "/home/reader/Copy.lectern" } }),
    );
  });

  it("goes to a page by two keys, moves the focus there, and follows with the sidebar", async () => {
    render(Root);
    await user.keyboard("gn");
    const link = screen.getByRole("link", { name: /Notebook/ });
    await waitFor(() => expect(link.getAttribute("aria-current")).toBe("page"));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
  });

  it("takes the last change back by Ctrl Z, with no toast showing", async () => {
    render(Root);
    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("Undone: Finished Emma")).toBeTruthy();
  });

  it("makes text larger by keys, and stores it", async () => {
    render(Root);
    await waitFor(() => expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1.2"));
    await user.keyboard("{Control>}={/Control}");
    await waitFor(() => expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1.3"));
    expect(host.ran).toContainEqual({ command: "settings_set", args: { key: "text_scale", value: "1.3" } });
  });

  it("puts the sidebar away and back", async () => {
    render(Root);
    await user.keyboard("[[");
    expect(screen.queryByRole("navigation", { name: "Main" })).toBeNull();
    await user.keyboard("[[");
    expect(screen.getByRole("navigation", { name: "Main" })).toBeTruthy();
  });

  it("prints the keys that act now", async () => {
    render(Root);
    await user.keyboard("?");
    const sheet = within(await screen.findByRole("dialog", { name: "Keys" }));
    expect(sheet.getByText("Undo the last change").nextElementSibling?.textContent?.trim()).toBe("Ctrl Z");
  });
});

describe("a reader's first and worst days", () => {
  it("asks what to begin with when there is nothing yet", async () => {
    status = { ...open, counts: { books: 0, notes: 0, plans: 0 } };
    render(Root);
    await waitFor(() => expect(window.location.hash).toBe("#/welcome"));
  });

  it("says why no library is open, and opens another", async () => {
    const problem = { code: "damaged", message: "The library is damaged and was not written to." };
    status = { ...open, path: null, name: null, folder: null, counts: null, problem };
    render(Root);
    expect(await screen.findByText(/was not written to/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Reading" }));
    expect(host.ran).toContainEqual({ command: "library_open", args: { path: "/home/reader/Reading.lectern" } });
  });
});

describe("the palette", () => {
  async function open(): Promise<HTMLElement> {
    render(Root);
    await user.keyboard("{Control>}k{/Control}");
    return screen.findByRole("combobox");
  }

  it("finds commands and runs the chosen one", async () => {
    await user.type(await open(), "notebook{Enter}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await waitFor(() => expect(window.location.hash).toBe("#/notebook"));
  });

  it("finds books, which come first, and opens one", async () => {
    const input = await open();
    await user.type(input, "emma");
    const option = await screen.findByRole("option", { name: /Emma Jane Austen/ });
    await waitFor(() => expect(input.getAttribute("aria-activedescendant")).toBe(option.id));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(window.location.hash).toBe("#/book/b1"));
  });

  it("keeps to commands after a >", async () => {
    await user.type(await open(), ">go");
    expect(screen.queryByRole("group", { name: "Books" })).toBeNull();
    expect(screen.getByRole("option", { name: /Go to Today/ })).toBeTruthy();
    expect(host.ran.some(({ command }) => command === "book_list")).toBe(false);
  });

  it("is walked by arrows, around its ends", async () => {
    const input = await open();
    await user.keyboard("{ArrowUp}");
    const options = screen.getAllByRole("option");
    expect(input.getAttribute("aria-activedescendant")).toBe(options.at(-1)?.id);
    await user.keyboard("{ArrowDown}");
    expect(input.getAttribute("aria-activedescendant")).toBe(options[0]?.id);
  });

  it("says when nothing fits", async () => {
    await user.type(await open(), ">qqqq");
    expect(screen.getByText("Nothing fits “>qqqq”.")).toBeTruthy();
  });
});

describe("a toast", () => {
  it("leaves after eight seconds, but not while it is hovered", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    render(Root);
    say("Finished Emma");
    const toast = await screen.findByText("Finished Emma");
    const pointer = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    await pointer.hover(toast);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(screen.queryByText("Finished Emma")).not.toBeNull();
    await pointer.unhover(toast);
    await vi.advanceTimersByTimeAsync(8_100);
    expect(screen.queryByText("Finished Emma")).toBeNull();
    vi.useRealTimers();
  });

  it("that reports a failure is announced and stays until it is dismissed", async () => {
    render(Root);
    say("The disk is full.", { tone: "danger" });
    const alert = await screen.findByRole("alert");
    await waitFor(() => expect(alert.textContent).toContain("The disk is full."));
    await user.click(within(alert).getByRole("button", { name: "Dismiss" }));
    expect(alert.textContent).not.toContain("The disk is full.");
  });
});
