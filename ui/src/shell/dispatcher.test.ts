import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Command } from "./commands.svelte.ts";
import { createDispatcher } from "./dispatcher.ts";

const ran: string[] = [];
const around = { commands: () => commands, bareKeys: () => bareKeys, modal: () => modal };
let commands: Command[] = [];
let bareKeys = true;
let modal = false;
let handler: (event: KeyboardEvent) => void;

function command(id: string, keys: string[], more: Partial<Command> = {}): Command {
  return { id, title: () => id, group: "go", keys, run: () => ran.push(id), ...more };
}

function press(key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  target.addEventListener("keydown", handler, { once: true });
  target.dispatchEvent(event);
  return event;
}

function field(): HTMLInputElement {
  return document.body.appendChild(document.createElement("input"));
}

beforeEach(() => {
  ran.length = 0;
  bareKeys = true;
  modal = false;
  commands = [
    command("today", ["G T"]),
    command("trash", ["G X"]),
    command("palette", ["Ctrl+K"]),
    command("undo", ["Ctrl+Z"], { leaveToFields: true }),
    command("note", ["N"]),
    command("remove", ["Delete"]),
    command("region", ["F6"]),
  ];
  handler = createDispatcher(around);
});

describe("the keyboard dispatcher", () => {
  it("runs a chord and keeps the browser from using it too", () => {
    expect(press("k", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(ran).toEqual(["palette"]);
  });

  it("runs a sequence of two keys", () => {
    press("g");
    expect(ran).toEqual([]);
    press("t");
    expect(ran).toEqual(["today"]);
  });

  it("forgets the first key of a sequence after a while", () => {
    const now = vi.spyOn(Event.prototype, "timeStamp", "get");
    now.mockReturnValue(1000);
    press("g");
    now.mockReturnValue(5000);
    press("t");
    expect(ran).toEqual([]);
  });

  it("runs the second key by itself when it completes no sequence", () => {
    press("g");
    press("n");
    expect(ran).toEqual(["note"]);
  });

  it("leaves single letters, deleting and undo to a text field, but not the palette or F6", () => {
    const input = field();
    press("n", {}, input);
    press("Delete", {}, input);
    press("z", { ctrlKey: true }, input);
    expect(ran).toEqual([]);
    press("k", { ctrlKey: true }, input);
    press("F6", {}, input);
    expect(ran).toEqual(["palette", "region"]);
  });

  it("can do without single letters", () => {
    bareKeys = false;
    press("n");
    press("g");
    press("t");
    press("k", { ctrlKey: true });
    expect(ran).toEqual(["palette"]);
  });

  it("is silent while a dialog has the keyboard, and when something nearer used the press", () => {
    modal = true;
    press("n");
    modal = false;
    const used = new KeyboardEvent("keydown", { key: "n", cancelable: true });
    used.preventDefault();
    handler(used);
    expect(ran).toEqual([]);
  });

  it("leaves Enter and Space to the button that has the focus", () => {
    commands = [command("open", ["Enter"]), command("details", ["Space"])];
    const button = document.body.appendChild(document.createElement("button"));
    press("Enter", {}, button);
    press(" ", {}, button);
    expect(ran).toEqual([]);
    press("Enter");
    expect(ran).toEqual(["open"]);
  });

  it("gives a key to the newest of two that claim it", () => {
    commands = [command("here", ["N"]), command("everywhere", ["N"])];
    press("n");
    expect(ran).toEqual(["here"]);
  });
});
