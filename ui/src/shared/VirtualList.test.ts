import { render } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import VirtualList from "./VirtualList.svelte";

const row = createRawSnippet<[unknown, number, boolean]>((text, index, current) => ({
  render: () =>
    `<div role="listitem" aria-rowindex="${index() + 1}" aria-current="${current()}">${String(text())}</div>`,
}));

beforeEach(() => {
  // happy-dom lays nothing out: the window is 360 px high, a row 36.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(360);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
});

afterEach(() => vi.restoreAllMocks());

function scroller(): HTMLElement {
  const main = document.body.appendChild(document.createElement("main"));
  main.className = "main";
  return main;
}

const at = (index: number) => `Row ${index}`;

describe("a long list", () => {
  it("draws only the rows near the window, and stands for the rest by height", async () => {
    const main = scroller();
    const onrange = vi.fn();
    render(VirtualList, { target: main, props: { count: 100_000, at, row, onrange } });
    await vi.waitFor(() => expect(main.querySelectorAll("[role='listitem']").length).toBeGreaterThan(0));
    const rows = main.querySelectorAll("[role='listitem']");
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]?.textContent).toBe("Row 0");
    expect(onrange).toHaveBeenLastCalledWith(0, rows.length - 1);
    const pads = [...main.querySelectorAll<HTMLElement>(".vpad")].map((pad) => Number.parseFloat(pad.style.height));
    expect(pads.reduce((sum, height) => sum + height, 0) + rows.length * 36).toBe(100_000 * 36);
  });

  it("draws nothing for an empty list", () => {
    render(VirtualList, { target: scroller(), props: { count: 0, at, row } });
    expect(document.querySelectorAll("[role='listitem']")).toHaveLength(0);
  });
});
