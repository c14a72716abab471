import { beforeEach, describe, expect, it, vi } from "vitest";
import { go, here } from "#lib/router.svelte.ts";
import { toasts } from "#lib/toasts.svelte.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import { registerCommands } from "./commands.svelte.ts";
import { handOn, isPlan, takeDrop } from "./drops.ts";

let host: FakeHost;
let looked: unknown[];

beforeEach(() => {
  go("today", null, {}, { replace: true });
  host = fakeHost({ import_keep: () => "/kept/books.csv" });
  looked = [];
  registerCommands([
    {
      id: "planfiles.look",
      title: () => "Look",
      group: "file",
      unlisted: true,
      run: (text) => looked.push(text),
    },
  ]);
});

function dropped(...files: File[]): DragEvent {
  const event = new Event("drop", { cancelable: true });
  return Object.assign(event, { dataTransfer: { types: ["Files"], files } }) as unknown as DragEvent;
}

describe("a file dropped onto the window", () => {
  it.each([
    ["winter.md", "- Emma", true],
    ["plan.json", '{ "lectern_plan": 1 }', true],
    ["library.json", '{ "books": [] }', false],
    ["list.txt", "Emma by Jane Austen", true],
    ["isbns.txt", "9780141439587\n978-1-4493-7332-0", false],
    ["books.csv", "Title,Author", false],
    ["books.txt", "Author;Title\nAusten;Emma", false],
    ["books.txt", "Title\tAuthor\nEmma\tJane Austen", false],
    ["My Clippings.txt", "\uFEFFEmma (Austen)\n- Your Highlight on page 1\n\nHandsome.\n==========\n", false],
    ["references.txt", "TY  - BOOK\nTI  - Emma\nER  -", false],
    ["references.txt", "@book{emma, title = {Emma}}", false],
  ])("%s is a plan or a list: %s", async (name, text, is) => {
    expect(await isPlan(new File([text], name))).toBe(is);
  });

  it("is looked at as a plan where it is one", async () => {
    const event = dropped(new File(["- Emma"], "winter.md"));
    await takeDrop(event);
    expect(event.defaultPrevented).toBe(true);
    expect(looked).toEqual(["- Emma"]);
  });

  it("is looked at as books to import otherwise", async () => {
    await takeDrop(dropped(new File(["Title\nEmma"], "books.csv")));
    expect(host.ran).toEqual([{ command: "import_keep", args: { name: "books.csv", data: btoa("Title\nEmma") } }]);
    await vi.waitFor(() => expect(here()).toMatchObject({ name: "import", search: { file: "/kept/books.csv" } }));
  });

  it("is handed on to nobody where the window cannot read it", async () => {
    fakeHost({
      import_fetch: () => {
        throw { code: "io", message: "It is a folder." };
      },
    });
    await handOn({ names: ["Books"], x: 3, y: 4 });
    expect(toasts().at(-1)?.text).toBe("Books could not be read. It is a folder.");
  });

  it("comes alone, and is left to the place that took it", async () => {
    await takeDrop(dropped(new File(["a"], "a.md"), new File(["b"], "b.md")));
    expect(toasts().at(-1)?.text).toContain("one");
    const taken = dropped(new File(["- Emma"], "winter.md"));
    taken.preventDefault();
    await takeDrop(taken);
    expect(looked).toEqual([]);
  });
});
