import { describe, expect, it } from "vitest";
import type { Hit } from "#ipc/bindings.ts";
import { searchOf } from "#shared/noteSearch.ts";
import { askOf, isFiltered, ordersFor, toggled } from "./ask.ts";
import { gathered, headingOf, isGrouped } from "./groups.ts";
import { noteAsMarkdown, standsInText } from "./markdown.ts";
import { dayWords } from "./words.ts";

const note = (id: string, book: string | null, more: Partial<Hit> = {}): Hit => ({
  id,
  book,
  book_title: book,
  book_authors: book === null ? [] : ["Jane Austen"],
  kind: "note",
  text: "A thought",
  html: "",
  anchor: null,
  chapter: null,
  tags: [],
  created_at: "2026-11-17T08:00:00Z",
  name: "",
  links: [],
  linked_from: 0,
  edited_at: "2026-11-17T08:00:00Z",
  ...more,
});

describe("what an address asks", () => {
  it("is the newest notes when it says nothing, and the best when it has words", () => {
    expect(askOf({})).toEqual({
      text: "",
      kinds: [],
      books: [],
      tags: [],
      plans: [],
      written: { when: "anytime" },
      order: "newest",
    });
    expect(askOf({ q: " lag " })).toMatchObject({ text: "lag", order: "best" });
  });

  it("has no best match without words", () => {
    expect(askOf({ sort: "best" }).order).toBe("newest");
    expect(ordersFor("")).not.toContain("best");
  });

  it("leaves out kinds that there are not", () => {
    expect(askOf({ kind: "quote,poem" }).kinds).toEqual(["quote"]);
  });

  it("takes one more and one fewer of a choice, and tags as one however they are written", () => {
    expect(toggled({ kind: "quote" }, "kind", "note")).toBe("quote,note");
    expect(toggled({ kind: "quote" }, "kind", "quote")).toBeUndefined();
    expect(toggled({ tag: "Lag,sql" }, "tag", "lag")).toBe("sql");
  });

  it("knows lately from between two days, and no day from nonsense", () => {
    expect(askOf({ last: "30" }).written).toEqual({ when: "last", days: 30 });
    expect(askOf({ since: "2026-01-01" }).written).toEqual({ when: "between", from: "2026-01-01", to: null });
    expect(askOf({ last: "-1", since: "soon" }).written).toEqual({ when: "anytime" });
    expect(isFiltered({ until: "2026-01-01" })).toBe(true);
  });

  it("comes back from its own address", () => {
    const search = { q: "lag", kind: "note,session", tag: "sql", plan: "p", since: "2026-01-01", sort: "book" };
    expect(searchOf(askOf(search))).toEqual(search);
    expect(askOf(searchOf(askOf({ last: "7", book: "a,b" })))).toEqual(askOf({ last: "7", book: "a,b" }));
  });
});

describe("groups of hits", () => {
  const hits = [note("1", "emma"), note("2", "mm"), note("3", "emma"), note("4", null)];

  it("gather the best matches by book, in the order of their first", () => {
    expect(gathered(hits, "best").map(({ id }) => id)).toEqual(["1", "3", "2", "4"]);
    expect(gathered(hits, "book")).toEqual(hits);
  });

  it("begin where another book begins", () => {
    const heads = hits.map((hit, at) => headingOf(hit, hits[at - 1])?.book);
    expect(heads).toEqual(["emma", "mm", "emma", null]);
    expect(headingOf(note("5", "mm"), note("2", "mm"))).toBeUndefined();
  });

  it("are none in the order of time", () => {
    expect([isGrouped("newest"), isGrouped("oldest"), isGrouped("best"), isGrouped("book")]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("a note as Markdown", () => {
  it("quotes every line of a quote and names the source", () => {
    const anchor = { entered: "163", unit: "page", value: 163, of: null, fraction: null } as const;
    const quote = note("1", "Emma", { kind: "quote", text: "One.\n\nTwo.", anchor, tags: ["wit"] });
    expect(noteAsMarkdown(quote)).toBe("> One.\n>\n> Two.\n\n— Austen, *Emma*, p. 163\n\n#wit");
  });

  it("does not repeat a tag that stands in the text", () => {
    expect(noteAsMarkdown(note("1", null, { text: "Ask about #lag.", tags: ["lag"] }))).toBe("Ask about #lag.");
    expect(standsInText("(#Lag)", "lag")).toBe(true);
    expect(standsInText("#lagging", "lag")).toBe(false);
  });
});

describe("the day of a note", () => {
  it("is called today while it is", () => {
    expect(dayWords(new Date(2026, 10, 19, 9).toISOString(), new Date(2026, 10, 19, 22))).toBe("today");
    expect(dayWords(new Date(2026, 10, 17, 9).toISOString(), new Date(2026, 10, 19, 22))).toBe("17 Nov 2026");
  });
});
