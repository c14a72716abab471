import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import NoteComposer from "./NoteComposer.svelte";

const user = userEvent.setup();
const preview = async (text: string) => `<p>${text}</p>`;
const words = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note, in Markdown" });
const place = () => screen.getByRole<HTMLInputElement>("textbox", { name: /Page, chapter/ });

describe("the note composer", () => {
  it("saves by Ctrl Enter all that was typed, and is empty again", async () => {
    const onsave = vi.fn(async () => undefined);
    render(NoteComposer, { label: "New note", start: { anchor: "182" }, placeLabel: "page", preview, onsave });
    await user.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "takeaway");
    await user.type(screen.getByLabelText("Tags"), "lag{Enter}");
    await user.type(words(), "Reads lag.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(onsave).toHaveBeenCalledWith({ kind: "takeaway", text: "Reads lag.", anchor: "182", tags: ["lag"] });
    await waitFor(() => expect(words().value).toBe(""));
  });

  it("keeps what was refused, and leads to the place where that was wrong", async () => {
    const onsave = vi.fn(async () => ({ code: "invalid", field: "anchor", message: "Beyond the last page." }) as const);
    render(NoteComposer, { label: "New note", placeLabel: "page", preview, onsave });
    await user.type(place(), "9999");
    await user.type(words(), "Far out");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect((await screen.findByRole("alert")).textContent).toBe("Beyond the last page.");
    expect([words().value, place().value]).toEqual(["Far out", "9999"]);
    expect(document.activeElement).toBe(place());
  });

  it("follows the reader's page until another is typed", async () => {
    const props = { label: "New note", placeLabel: "page", preview, onsave: async () => undefined };
    const { rerender } = render(NoteComposer, { ...props, start: { anchor: "182" } });
    await rerender({ ...props, start: { anchor: "190" } });
    expect(place().value).toBe("190");
    await user.clear(place());
    await user.type(place(), "12");
    await rerender({ ...props, start: { anchor: "200" } });
    expect(place().value).toBe("12");
  });

  it("shows the Markdown a moment after it was typed", async () => {
    render(NoteComposer, { label: "New note", preview, onsave: async () => undefined });
    await user.type(words(), "Overlap");
    const region = await screen.findByRole("region", { name: "Preview of the note" });
    expect(region.textContent.trim()).toBe("Overlap");
  });

  it("puts marks around the words that are selected", async () => {
    render(NoteComposer, { label: "New note", preview, onsave: async () => undefined });
    await user.type(words(), "not order");
    words().setSelectionRange(0, 3);
    await user.click(screen.getByRole("button", { name: "Bold" }));
    expect(words().value).toBe("**not** order");
    words().setSelectionRange(0, 0);
    await user.click(screen.getByRole("button", { name: "Quoted lines" }));
    expect(words().value).toBe("> **not** order");
  });

  it("of an edit is left by Escape", async () => {
    const oncancel = vi.fn();
    render(NoteComposer, { label: "Edit", start: { text: "Old" }, preview, onsave: async () => undefined, oncancel });
    words().focus();
    await user.keyboard("{Escape}");
    expect(oncancel).toHaveBeenCalled();
  });
});
