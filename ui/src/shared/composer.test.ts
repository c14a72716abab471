import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { fakeHost } from "#testing/fakeHost.ts";
import NoteComposer from "./NoteComposer.svelte";

const user = userEvent.setup();

/** A clipboard with files in it. */
class FilesOnly extends DataTransfer {
  constructor(private readonly held: readonly File[]) {
    super();
  }

  override get files(): FileList {
    return this.held as unknown as FileList;
  }
}

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

  it("keeps what is not saved, and gives it back", async () => {
    const props = { label: "New note", draftKey: "book b1", preview, onsave: async () => undefined };
    const left = render(NoteComposer, props);
    await user.type(words(), "Half a thought");
    left.unmount();
    render(NoteComposer, props);
    expect(words().value).toBe("Half a thought");
    await user.keyboard("{Control>}{Enter}{/Control}");
    words().focus();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(words().value).toBe(""));
    expect(screen.queryByText(/not saved yet/)).toBeNull();
  });

  it("gives it back after the window was closed, and nothing that is no note", async () => {
    localStorage.setItem(
      "lectern.draft.book b1",
      JSON.stringify({ kind: "quote", text: "Kept", anchor: "", tags: [] }),
    );
    localStorage.setItem("lectern.draft.book b2", JSON.stringify({ text: 3 }));
    render(NoteComposer, { label: "New note", draftKey: "book b1", preview, onsave: async () => undefined });
    expect(words().value).toBe("Kept");
    cleanup();
    render(NoteComposer, { label: "New note", draftKey: "book b2", preview, onsave: async () => undefined });
    expect(words().value).toBe("");
  });

  it("completes a title after two brackets and a tag after a hash", async () => {
    const host = fakeHost({
      link_complete: () => [{ target: { kind: "book", id: "b1" }, title: "Emma", detail: "Austen", insert: "Emma" }],
    });
    render(NoteComposer, { label: "New note", knownTags: ["irony", "iron"], preview, onsave: async () => undefined });
    await user.type(words(), "as in [[[[em");
    await screen.findByRole("option", { name: /Emma/ });
    await user.keyboard("{Enter}");
    expect(words().value).toBe("as in [[Emma]]");
    expect(host.ran.at(-1)?.args).toEqual({ text: "em" });
    await user.type(words(), " #iro");
    await screen.findByRole("option", { name: "#irony" });
    await user.keyboard("{Escape} ");
    expect(words().value).toBe("as in [[Emma]] #iro ");
    expect(screen.queryByRole("option", { name: "#irony" })).toBeNull();
  });

  it("keeps a pasted picture in the library and shows it in the text", async () => {
    const host = fakeHost({ image_add: () => ({ value: "p1", label: "Added the picture", stale: ["notes"] }) });
    render(NoteComposer, { label: "New note", preview, onsave: async () => undefined });
    words().focus();
    await user.paste(new FilesOnly([new File(["abc"], "tree.png", { type: "image/png" })]));
    await waitFor(() => expect(words().value).toBe("![tree](image:p1)"));
    expect(host.ran[0]?.args).toEqual({ name: "tree.png", data: "YWJj" });
  });

  it("says why a picture is not kept", async () => {
    fakeHost({
      image_add: () => {
        throw { code: "invalid", field: "image", message: "Notes show PNG, JPEG, GIF and WebP pictures." };
      },
    });
    render(NoteComposer, { label: "New note", preview, onsave: async () => undefined });
    words().focus();
    await user.paste(new FilesOnly([new File(["x"], "a.tiff", { type: "image/tiff" })]));
    expect((await screen.findByRole("alert")).textContent).toContain("PNG, JPEG");
  });

  it("goes on with a list, and ends it at an empty item", async () => {
    render(NoteComposer, { label: "New note", preview, onsave: async () => undefined });
    await user.type(words(), "1. one{Enter}two{Enter}{Enter}end");
    expect(words().value).toBe("1. one\n2. two\nend");
  });
});
