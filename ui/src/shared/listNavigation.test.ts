import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listNavigation } from "./listNavigation.ts";

const user = userEvent.setup();
let did: string[] = [];
let cursor = 0;
let away: () => void;

beforeEach(() => {
  did = [];
  cursor = 0;
  document.body.innerHTML = `<input id="field" /><ol><li><a href="#/book/1">Emma</a></li></ol><button id="other"></button>`;
  const list = document.querySelector("ol") as HTMLElement;
  away = listNavigation({
    count: () => 30,
    cursor: () => cursor,
    onmove: (index) => {
      cursor = index;
      did.push(`to ${index}`);
    },
    onopen: (index) => did.push(`open ${index}`),
    ondetails: (index) => did.push(`details ${index}`),
    onselect: (index) => did.push(`select ${index}`),
    onextend: (from, to) => did.push(`extend ${from}-${to}`),
    onselectall: () => did.push("all"),
  })(list);
});

afterEach(() => away());

describe("walking a list by keys", () => {
  it("moves by letters, arrows and pages, within its ends", async () => {
    await user.keyboard("jj{ArrowUp}{End}j{PageUp}{Home}k");
    expect(did).toEqual(["to 1", "to 2", "to 1", "to 29", "to 29", "to 19", "to 0", "to 0"]);
  });

  it("opens, shows, selects and extends at the cursor", async () => {
    await user.keyboard("{Enter} x{Shift>}J{/Shift}{Control>}a{/Control}");
    expect(did).toEqual(["open 0", "details 0", "select 0", "to 1", "extend 0-1", "all"]);
  });

  it("leaves typing to a field, and everything to a control elsewhere", async () => {
    document.getElementById("field")?.focus();
    await user.keyboard("jx");
    document.getElementById("other")?.focus();
    await user.keyboard("jx");
    expect(did).toEqual([]);
  });

  it("leaves Enter to a link in a row, but still moves", async () => {
    document.querySelector("a")?.focus();
    await user.keyboard("{Enter}j");
    expect(did).toEqual(["to 1"]);
  });
});
