/** Libraries of readers, made by the shell's own commands. */
import type { Bridge, Changed } from "./bridge.ts";
import { planOf } from "./plan.ts";

/** What the tests go to by id. */
export interface InTheMiddle {
  plan: string;
  /** Being read, with chapters, notes, a rating and tags. */
  book: string;
}

/** A reader in the middle of the built-in plan, with everything a screen can show. */
export async function inTheMiddle(bridge: Bridge): Promise<InTheMiddle> {
  const { value: plan } = await bridge.call<Changed>("plan_take", { key: "backend-engineering" });
  const { stages } = await planOf(bridge, plan);
  const items = stages.flatMap((stage) => stage.items);
  // A plan may name a book twice; each is taken once.
  const books = [...new Map(items.flatMap(({ book }) => (book === null ? [] : [[book.id, book] as const]))).values()];
  const [first, second, third] = books;
  if (first === undefined || second === undefined || third === undefined) throw new Error("the plan names books");
  await bridge.call("read_finish", { book: first.id, on: "spring 2025" });
  await bridge.call("book_rate", { id: first.id, rating: 4.5 });
  await bridge.call("progress_log", { book: second.id, draft: { entry: "20%", minutes: "45" } });
  await bridge.call("read_pause", { book: second.id, on: "", reason: "Waiting for a project", resumeOn: "" });
  await bridge.call("item_mark", { ids: [items.at(-1)?.id], mark: "skipped", reason: "" });
  const book = await ownBook(bridge);
  await bridge.call("progress_log", { book: third.id, draft: { entry: "33%" } });
  const removed = await addBook(bridge, "A book that was removed");
  await bridge.call("book_remove", { ids: [removed] });
  return { plan, book };
}

/** Adds a book; of everything but the title nothing is known. */
export async function addBook(bridge: Bridge, title: string, edition: object = {}): Promise<string> {
  return (await bridge.call<Changed>("book_add", { draft: { title }, edition })).value;
}

async function ownBook(bridge: Bridge): Promise<string> {
  const draft = {
    title: "Designing Quiet Systems",
    subtitle: "An Example of a Long Subtitle That Has to Wrap Somewhere",
    authors: [{ name: "Ada Example" }, { name: "Grace Sample", role: "translator" }],
    first_published: "2017",
    tags: ["systems", "a rather long tag of several words"],
    description: "What it is *about*.",
    why_added: "A friend spoke of it.",
  };
  const edition = { pages: "616", last_page: "562", isbn: "978-1-4493-7332-0", publisher: "Example House" };
  const { value: id } = await bridge.call<Changed>("book_add", { draft, edition });
  const book = await bridge.call<{ editions: { id: string }[] }>("book_get", { id });
  const text = ["Reliable Systems ... 3", "Data Models ... 27", "Storage ... 69", "Encoding ... 111"].join("\n");
  await bridge.call("contents_set", { edition: book.editions[0]?.id, text });
  await bridge.call("read_add", {
    book: id,
    draft: { state: "abandoned", started: "2019", ended: "2019", reason: "" },
  });
  await bridge.call("progress_log", { book: id, draft: { entry: "50", minutes: "30", note: "On the train" } });
  await bridge.call("progress_log", { book: id, draft: { entry: "p80" } });
  await bridge.call("book_rate", { id, rating: 4 });
  await bridge.call("book_review", { id, text: "So far **good**." });
  const notes = [
    { kind: "note", text: "Tail latency, with a [link](https://example.org) and `code` #latency", anchor: "12" },
    { kind: "quote", text: "> A quoted line\n\nand what I think of it.", anchor: "ch 2" },
    { kind: "question", text: "Why is it so?", anchor: "" },
    {
      kind: "takeaway",
      text: "1. First\n2. Second\n\n```\nlong code line that may have to scroll inside its own box, not the page\n```",
    },
  ];
  for (const note of notes) await bridge.call("note_add", { draft: { ...note, book: id } });
  return id;
}
