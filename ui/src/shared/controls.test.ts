import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { html } from "#testing/words.ts";
import Button from "./Button.svelte";
import Chip from "./Chip.svelte";
import Field from "./Field.svelte";
import ProgressField from "./ProgressField.svelte";
import Rating from "./Rating.svelte";
import StateMenu from "./StateMenu.svelte";
import TagInput from "./TagInput.svelte";

const user = userEvent.setup();

describe("a button", () => {
  it("takes no press while its work is under way", async () => {
    const onclick = vi.fn();
    render(Button, { busy: true, onclick, children: html("<span>Save</span>") });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(onclick).not.toHaveBeenCalled();
    expect(screen.getByRole("button").getAttribute("aria-busy")).toBe("true");
  });

  it("with an icon alone has a name and a tooltip", () => {
    render(Button, { icon: "x", label: "Close" });
    expect(screen.getByRole("button", { name: "Close" }).title).toBe("Close");
  });
});

describe("a field", () => {
  it("names its error and its hint to a screen reader", () => {
    render(Field, { label: "ISBN", value: "978", error: "The check digit does not fit.", hint: "13 digits" });
    const input = screen.getByLabelText("ISBN");
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      "The check digit does not fit.",
      "13 digits",
    ]);
  });
});

describe("a chip", () => {
  it("that is true now is taken away by its cross and by Backspace", async () => {
    const onremove = vi.fn();
    render(Chip, { text: "Added in 2026", onremove, removeLabel: "Remove “Added in 2026”" });
    await user.click(screen.getByRole("button", { name: "Remove “Added in 2026”" }));
    await user.keyboard("{Backspace}");
    expect(onremove).toHaveBeenCalledTimes(2);
  });
});

describe("the progress field", () => {
  const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: /Page, percent/ });

  it("gives what was typed, as it was typed", async () => {
    const onsave = vi.fn(async () => undefined);
    render(ProgressField, { title: "Emma", value: "182", onsave });
    await user.clear(field());
    await user.type(field(), "1h20{Enter}");
    expect(onsave).toHaveBeenCalledWith("1h20");
  });

  it("keeps what was refused and says why", async () => {
    render(ProgressField, { title: "Emma", value: "182", onsave: async () => "Emma ends on page 474." });
    await user.clear(field());
    await user.type(field(), "900{Enter}");
    expect((await screen.findByRole("alert")).textContent).toBe("Emma ends on page 474.");
    expect(field().value).toBe("900");
    expect(field().getAttribute("aria-invalid")).toBe("true");
  });

  it("steps by one, with Shift by ten, and Escape puts back what was there", async () => {
    const onsave = vi.fn(async () => undefined);
    render(ProgressField, { title: "Emma", value: "182", onsave });
    await user.click(field());
    await user.keyboard("{ArrowUp}{Shift>}{ArrowUp}{/Shift}");
    expect(field().value).toBe("193");
    await user.keyboard("{Escape}");
    expect(field().value).toBe("182");
    expect(onsave).not.toHaveBeenCalled();
  });

  it("adds pages at a press", async () => {
    const onsave = vi.fn(async () => undefined);
    render(ProgressField, { title: "Emma", value: "182", onsave });
    await user.click(screen.getByRole("button", { name: "10 pages more" }));
    expect(onsave).toHaveBeenCalledWith("+10");
  });
});

describe("a rating", () => {
  it("is a picture with a name where it cannot be changed", () => {
    render(Rating, { stars: 3.5 });
    expect(screen.getByRole("img", { name: "3.5 of 5" })).toBeTruthy();
  });

  it("moves by half stars, is set by digits and taken away by Delete", async () => {
    const onchange = vi.fn();
    render(Rating, { stars: 3.5, title: "Emma", onchange });
    screen.getByRole("slider", { name: "Rating of Emma" }).focus();
    await user.keyboard("{ArrowRight}{ArrowLeft}4{Delete}");
    expect(onchange.mock.calls.flat()).toEqual([4, 3, 4, null]);
  });
});

describe("the state menu", () => {
  const choices = [{ state: "reading" }, { state: "paused", text: "Paused…" }, { state: "finished" }] as const;

  it("names the book and its state, and opens on the present one", async () => {
    render(StateMenu, { title: "Emma", state: "paused", choices, onchange: vi.fn() });
    await user.click(screen.getByRole("button", { name: "State of Emma: Paused. Change" }));
    expect(screen.getByRole("menuitemradio", { name: "Paused…" })).toBe(document.activeElement);
  });

  it("is chosen from by number, and gives the focus back", async () => {
    const onchange = vi.fn();
    render(StateMenu, { title: "Emma", state: "reading", choices, onchange });
    const button = screen.getByRole("button", { name: /State of Emma/ });
    await user.click(button);
    await user.keyboard("3");
    expect(onchange).toHaveBeenCalledWith("finished");
    expect(document.activeElement).toBe(button);
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("is walked by arrows around its ends and left by Escape", async () => {
    const onchange = vi.fn();
    render(StateMenu, { title: "Emma", state: "reading", choices, onchange });
    await user.click(screen.getByRole("button", { name: /State of Emma/ }));
    await user.keyboard("{ArrowUp}");
    expect(document.activeElement?.textContent).toContain("Finished");
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement?.textContent).toContain("Reading");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(onchange).not.toHaveBeenCalled();
  });
});

describe("the tag input", () => {
  it("adds by Enter and by comma, without the hash, and never twice", async () => {
    const onadd = vi.fn();
    render(TagInput, { tags: ["owned"], onadd, onremove: vi.fn() });
    await user.type(screen.getByLabelText("Tags"), "#databases{Enter}rust,owned{Enter}");
    expect(onadd.mock.calls.flat()).toEqual(["databases", "rust"]);
  });

  it("takes the last away by Backspace in the empty field, and says so", async () => {
    const onremove = vi.fn();
    render(TagInput, { tags: ["owned", "lent"], onadd: vi.fn(), onremove });
    await user.type(screen.getByLabelText("Tags"), "{Backspace}");
    expect(onremove).toHaveBeenCalledWith("lent");
    expect(screen.getByRole("status").textContent).toBe("Tag lent removed");
  });
});
