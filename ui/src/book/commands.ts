/** The actions of the page, for the palette and the keys. */
import { t } from "#i18n/index.svelte.ts";
import { commands as library, type Book, type NoteKind, type Read, type Timer } from "#ipc/bindings.ts";
import { change } from "#ipc/change.ts";
import type { IconName } from "#lib/icons.ts";
import { go } from "#lib/router.svelte.ts";
import { goTo, questionAbout, readOnce, type ReadQuestion } from "#shared/reads.ts";
import { startOrFinish, type Command, type CommandGroup } from "#shell/public.ts";
import type { Ask } from "./actions.ts";
import { editionOf, latestRead, openRead, startQuestion, statedBook, stateOf } from "./readings.ts";

/** What the page lets its commands do. */
export interface Page {
  book: Book;
  reads: readonly Read[];
  ask: Ask;
  /** Asks about a change of state. */
  read: (question: ReadQuestion) => void;
  update: () => void;
  tag: () => void;
  note: (kind: NoteKind) => void;
  /** The session under way, of whatever book; it is finished from anywhere. */
  timer: Timer | undefined;
  /** Takes the focus to a control of the head. */
  focus: (selector: string) => void;
}

/** Moves a book to the trash and leaves its page, which has nothing more to say. */
export async function toTrash(book: Book): Promise<void> {
  const outcome = await change(() => library.bookRemove([book.id]));
  if (outcome.ok) go("library");
}

/** Brings a book back. */
export function restore(book: Book): Promise<unknown> {
  return change(() => library.bookRestore([book.id]));
}

/** Every action that makes sense for this book now. */
export function bookCommands(page: Page): Command[] {
  return page.book.removed_at === null ? [...reading(page), ...keeping(page)] : [fromTrash(page)];
}

function reading({ book, reads, ask, read, update, note, timer, focus }: Page): Command[] {
  const open = openRead(reads);
  const paused = open?.state === "paused";
  const state = stateOf(book, reads);
  const { commands } = t.book;
  const all: (Command | false)[] = [
    command("progress", commands.progress, "reading", "bookmark", update, "U"),
    timer?.book !== book.id &&
      command(
        "timer",
        commands.timer,
        "reading",
        "timer",
        () => startOrFinish(book, timer),
        timer === undefined ? "S" : undefined,
      ),
    command("session", commands.session, "reading", "clock", () => ask({ dialog: "session", read: open })),
    open === undefined && command("start", commands.start, "reading", "s-reading", () => read(startQuestion(book))),
    open !== undefined &&
      !paused &&
      command("pause", commands.pause, "reading", "s-paused", () => read(questionAbout("pause", book)), "P"),
    paused &&
      command("resume", commands.resume, "reading", "play", () => change(() => library.readResume(book.id)), "P"),
    state !== "finished" &&
      command("finish", commands.finish, "reading", "s-finished", () => read(questionAbout("finish", book))),
    state !== "abandoned" &&
      command("stop", commands.stop, "reading", "s-dnf", () => read(questionAbout("stop", book))),
    (state === "unread" || state === "abandoned") &&
      command("readOnce", t.shared.reads.states.readOnce, "reading", "check", () => readOnce(book.id), "Shift+F"),
    state !== "unread" &&
      command("toRead", t.shared.reads.states.toRead, "reading", "s-todo", () =>
        goTo("unread", statedBook(book, reads), read),
      ),
    command("state", commands.state, "reading", "s-todo", () => focus("[data-state-menu]"), "M"),
    command("note", commands.note, "create", "note", () => note("note"), "N"),
    command("quote", commands.quote, "create", "quote", () => note("quote"), "Q"),
  ];
  return all.filter((each) => each !== false);
}

function keeping({ book, reads, ask, tag, focus }: Page): Command[] {
  const latest = latestRead(book, reads);
  const { commands } = t.book;
  return [
    command("edit", commands.edit, "book", "edit", () => ask({ dialog: "book" }), "E"),
    command("rate", commands.rate, "book", "star", () => focus("[data-rating] [role='slider']")),
    command("review", commands.review, "book", "note", () => ask({ dialog: "review", read: latest })),
    command("tags", commands.tags, "book", "tag", tag, "T"),
    command("addRead", commands.addRead, "book", "plus", () => ask({ dialog: "read" })),
    command("contents", commands.contents, "book", "list", () =>
      ask({ dialog: "contents", edition: editionOf(book, latest) }),
    ),
    command("addEdition", commands.addEdition, "book", "plus", () => ask({ dialog: "edition" })),
    command("merge", commands.merge, "book", "merge", () => ask({ dialog: "merge" })),
    command("tick", commands.tick, "reading", "check", () => {
      document.querySelector<HTMLElement>(".chaptertable input:not(:disabled)")?.focus();
    }),
    command("trash", commands.trash, "book", "trash", () => toTrash(book)),
  ];
}

function fromTrash({ book }: Page): Command {
  return command("restore", t.book.commands.restore, "book", "undo", () => restore(book));
}

function command(
  id: string,
  title: string,
  group: CommandGroup,
  icon: IconName,
  run: () => unknown,
  key?: string,
): Command {
  return { id: `book.${id}`, title: () => title, group, icon, run, ...(key === undefined ? {} : { keys: [key] }) };
}
