import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closePanel, panelShown } from "#lib/frame.svelte.ts";
import { modalOpen } from "#lib/modal.svelte.ts";
import { html } from "#testing/words.ts";
import Cover from "./Cover.svelte";
import Dialog from "./Dialog.svelte";
import ErrorState from "./ErrorState.svelte";
import Meter from "./Meter.svelte";
import Loading from "./Loading.svelte";
import Panel from "./Panel.svelte";
import Ruler from "./Ruler.svelte";
import Seg from "./Seg.svelte";
import Shelf from "./Shelf.svelte";

afterEach(() => vi.useRealTimers());

describe("a cover", () => {
  it("is drawn from the title and is decoration", () => {
    const { container } = render(Cover, { title: "Release It!", authors: ["Michael T. Nygard"] });
    const cover = container.querySelector<HTMLElement>(".cover");
    expect(cover?.className).toBe("cover cloth-11 bind-4");
    expect(cover?.style.getPropertyValue("--fs")).toBe("13.5cqi");
    expect(cover?.getAttribute("aria-hidden")).toBe("true");
    expect(cover?.querySelector("use")?.getAttribute("href")).toBe("#i-o-3");
    expect(cover?.textContent).toContain("Nygard");
  });

  it("is an outline with a question while no book is matched", () => {
    const { container } = render(Cover, { title: "SwiftData", unidentified: true });
    expect(container.querySelector(".cover--unknown use")?.getAttribute("href")).toBe("#i-book-unknown");
  });

  it("is the stored image where there is one", () => {
    const { container } = render(Cover, { title: "Emma", src: "data:image/png;base64,AA==" });
    expect(container.querySelector("img")?.alt).toBe("");
  });
});

describe("the ruler", () => {
  it("fills each stretch that was read and hangs the ribbon where the reader is", () => {
    const parts = [
      { mark: "1", from: 0, to: 100 },
      { mark: "2", from: 100, to: 300 },
    ];
    const { container } = render(Ruler, { label: "Read to page 150", parts, read: [{ from: 0, to: 150 }], at: 150 });
    const [first, second] = container.querySelectorAll<HTMLElement>(".ruler__s");
    const filled = (part: HTMLElement | undefined) => part?.firstElementChild?.getAttribute("style");
    expect(filled(first)).toContain("--to: 100%");
    expect(filled(second)).toContain("--to: 25%");
    const ribbon = container.querySelector<HTMLElement>(".ruler__ribbon");
    expect(Number.parseFloat(ribbon?.style.getPropertyValue("--at") ?? "")).toBeCloseTo(50, 1);
  });
});

describe("the shelf", () => {
  it("shows each item's length and state, and says the same in words", () => {
    const stages = [
      [{ title: "Emma", pages: 474, state: "done" as const }],
      [{ title: "A book on SwiftData", pages: null, state: "unidentified" as const }],
    ];
    const { container } = render(Shelf, { label: "1 of 2 done", stages });
    expect(screen.getByRole("img", { name: "1 of 2 done" })).toBeTruthy();
    const [emma, unknown] = container.querySelectorAll<HTMLElement>(".shelf__b");
    expect(emma?.classList.contains("is-done")).toBe(true);
    expect(emma?.style.getPropertyValue("--p")).toBe("474");
    expect(unknown?.classList.contains("is-unknown")).toBe(true);
    expect(container.querySelectorAll(".shelf__gap")).toHaveLength(1);
  });
});

describe("loading", () => {
  it("shows nothing at first, since local reads are quick", async () => {
    vi.useFakeTimers();
    const { container } = render(Loading);
    expect(container.querySelector(".sk")).toBeNull();
    await vi.advanceTimersByTimeAsync(301);
    expect(container.querySelector(".sk")).not.toBeNull();
  });
});

describe("an error", () => {
  it("says what happened and offers to try again where that may help", async () => {
    const retry = vi.fn();
    render(ErrorState, { error: { code: "busy", message: "Another program is writing." }, retry });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledOnce();
    expect(document.body.textContent).toContain("Another program is writing.");
  });

  it("leads to the library's settings where the file is the trouble", () => {
    render(ErrorState, { error: { code: "damaged", message: "The library is damaged." }, retry: vi.fn() });
    expect(screen.getByRole("link", { name: "Settings" }).getAttribute("href")).toBe("#/settings");
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("a dialog", () => {
  let opener: HTMLButtonElement;

  beforeEach(() => {
    opener = document.body.appendChild(document.createElement("button"));
    opener.focus();
  });

  it("begins in its body, has the keyboard to itself, and gives the focus back", () => {
    const { unmount } = render(Dialog, {
      title: "Add a book",
      description: "A title is enough.",
      onclose: vi.fn(),
      children: html("<input aria-label='Title' />"),
    });
    expect(document.activeElement).toBe(screen.getByLabelText("Title"));
    expect(screen.getByRole("dialog", { name: "Add a book" })).toBeTruthy();
    expect(modalOpen()).toBe(true);
    unmount();
    expect(modalOpen()).toBe(false);
    expect(document.activeElement).toBe(opener);
  });

  it("is confirmed by Enter in a line and cancelled by the scrim", async () => {
    const onclose = vi.fn();
    const onconfirm = vi.fn();
    render(Dialog, { title: "Add a book", onclose, onconfirm, children: html("<input aria-label='Title' />") });
    await userEvent.type(screen.getByLabelText("Title"), "Emma{Enter}");
    expect(onconfirm).toHaveBeenCalledOnce();
    screen.getByRole("dialog").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(onclose).toHaveBeenCalledOnce();
  });
});

describe("the details panel", () => {
  it("stands in the frame's last column, and Escape gives the focus back to the list", async () => {
    document.body.innerHTML = `<div class="shell"><main><button>Row</button></main></div>`;
    const list = document.querySelector("button") as HTMLElement;
    list.focus();
    const onclose = vi.fn();
    const target = document.querySelector("main") as HTMLElement;
    const { unmount } = render(Panel, {
      target,
      props: { label: "Details", onclose, children: html("<p>Why it is here</p>") },
    });
    const panel = screen.getByRole("complementary", { name: "Details" });
    expect(panel.parentElement?.className).toBe("shell");
    expect(panelShown()).toBe(true);
    expect(document.activeElement).toBe(list);

    panel.focus();
    await userEvent.keyboard("{Escape}");
    expect(onclose).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(list);

    closePanel();
    expect(onclose).toHaveBeenCalledTimes(2);
    unmount();
    expect(panelShown()).toBe(false);
  });
});

describe("small views", () => {
  it("a meter never shows more than all, nor rounds up to it", () => {
    const { unmount } = render(Meter, { share: 0.999 });
    expect(screen.getByRole("img", { name: "99 percent" })).toBeTruthy();
    unmount();
    render(Meter, { share: 3 });
    expect(screen.getByRole("img", { name: "100 percent" })).toBeTruthy();
  });

  it("segments say which is chosen, and views are links", async () => {
    const onchange = vi.fn();
    const options = [
      { value: "list", text: "List" },
      { value: "graph", text: "Graph" },
    ];
    render(Seg, { label: "View", options, value: "list", onchange });
    expect(screen.getByRole("button", { name: "List" }).getAttribute("aria-pressed")).toBe("true");
    await userEvent.click(screen.getByRole("button", { name: "Graph" }));
    expect(onchange).toHaveBeenCalledWith("graph");
  });
});
