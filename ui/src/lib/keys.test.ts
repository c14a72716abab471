import { describe, expect, it } from "vitest";
import { chordOf, isBare, isTextField, keyCaps } from "./keys.ts";

function press(key: string, held: Partial<KeyboardEvent> = {}, altGraph = false) {
  return {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
    getModifierState: (name: string) => name === "AltGraph" && altGraph,
  };
}

describe("key chords", () => {
  it.each([
    [press("k", { ctrlKey: true }), "Ctrl+K"],
    [press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl+Shift+Z"],
    [press("?", { shiftKey: true }), "?"],
    [press("J", { shiftKey: true }), "Shift+J"],
    [press("ArrowUp", { altKey: true, shiftKey: true }), "Alt+Shift+ArrowUp"],
    [press(" "), "Space"],
    [press("+", { ctrlKey: true, shiftKey: true }), "Ctrl+Plus"],
    [press("[", { ctrlKey: true, altKey: true }, true), "["],
    [press("я", { ctrlKey: true, code: "KeyZ" }), "Ctrl+Z"],
    [press("Shift", { shiftKey: true }), null],
  ])("a press is read as its chord", (event, chord) => {
    expect(chordOf(event, false)).toBe(chord);
  });

  it("is Command on a Mac, and Ctrl there is something else", () => {
    expect(chordOf(press("k", { metaKey: true }), true)).toBe("Ctrl+K");
    expect(chordOf(press("k", { ctrlKey: true }), true)).toBe("K");
  });

  it("knows what typing would produce", () => {
    expect(["J", "Shift+J", "?", "Space", "/", "1"].map(isBare)).not.toContain(false);
    expect(["Ctrl+K", "F6", "ArrowDown", "Delete", "Alt+ArrowUp"].map(isBare)).not.toContain(true);
  });

  it("prints the caps of a sequence", () => {
    expect(keyCaps("G T", false)).toEqual([["G"], ["T"]]);
    expect(keyCaps("Ctrl+Shift+Z", true)).toEqual([["⌘", "⇧", "Z"]]);
  });

  it("tells fields that take text from those that do not", () => {
    const field = (type: string) => Object.assign(document.createElement("input"), { type });
    expect(isTextField(field("text"))).toBe(true);
    expect(isTextField(field("checkbox"))).toBe(false);
    expect(isTextField(document.createElement("textarea"))).toBe(true);
    expect(isTextField(document.createElement("button"))).toBe(false);
  });
});
