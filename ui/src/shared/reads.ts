/** The ways from one state of a book to another, the same in every list: at once, or after a question. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type BookId, type BookState, type Changed, type EditionId } from "#ipc/bindings.ts";
import { change, type Optimistic, type Outcome } from "#ipc/change.ts";
import type { ReadingState } from "#lib/readingStates.ts";
import type { MenuItem } from "./Menu.svelte";

/** What is asked about some books; several can only be started, finished or taken back. */
export interface ReadQuestion {
  asks: "start" | "pause" | "finish" | "stop" | "takeBack";
  ids: readonly BookId[];
  /** The books in words. */
  what: string;
  /** What would go with a read that is taken back. */
  held?: string;
  /** The editions to choose from where a read begins. */
  editions?: readonly { id: EditionId; name: string }[];
}

/** What was typed into a question. */
export interface ReadAnswer {
  on: string;
  why: string;
  where: string;
  resumeOn: string;
  edition: EditionId | null;
}

/** A book with its state, as any list knows it. */
export interface StatedBook {
  id: BookId;
  title: string;
  state: BookState;
  times_read: number;
}

type Ask = (question: ReadQuestion) => void;

/** How a change of state is carried out. */
export interface GoOptions {
  /** The edition that a new read is in. */
  edition?: EditionId | null;
  /** What the list shows at once. */
  optimistic?: (state: BookState) => Optimistic[];
}

/** The lines of a book's state menu; where a book stands already is marked, not offered. */
export function stateChoices({
  state,
  times_read: times,
}: Pick<StatedBook, "state" | "times_read">): { state: ReadingState; text?: string; disabled?: boolean }[] {
  const { states } = t.shared.reads;
  const reading = { unread: states.start, paused: states.resume, finished: states.again, abandoned: states.again };
  const open = state === "reading" || state === "paused";
  const back = open ? (times > 0 ? states.notAgain : states.toRead) : times > 1 ? states.takeBack : states.toRead;
  return [
    state === "reading" ? { state, disabled: true } : { state: "reading", text: reading[state] },
    state === "paused" ? { state, disabled: true } : { state: "paused", text: states.pause, disabled: !open },
    state === "finished" ? { state, disabled: true } : { state: "finished", text: states.finish },
    state === "abandoned" ? { state, disabled: true } : { state: "abandoned", text: states.stop },
    state === "unread" ? { state, disabled: true } : { state: "unread", text: back },
  ];
}

/** The lines below them: the same at another time, or at a time that nobody knows. */
export function otherTimes(book: StatedBook, ask: Ask): MenuItem[] {
  const one = (asks: ReadQuestion["asks"]) => (): void => ask(questionAbout(asks, book));
  const { states } = t.shared.reads;
  const open = book.state === "reading" || book.state === "paused";
  return [
    ...(open || book.state === "finished"
      ? []
      : [{ id: "read-once", text: states.readOnce, run: () => readOnce(book.id) }]),
    ...(open ? [] : [{ id: "start-at", text: states.startAt, run: one("start") }]),
    { id: "finish-at", text: states.finishAt, run: one("finish") },
  ];
}

/** A question about one book. */
export function questionAbout(asks: ReadQuestion["asks"], book: Pick<StatedBook, "id" | "title">): ReadQuestion {
  return { asks, ids: [book.id], what: `“${book.title}”` };
}

/** Goes to a state at once, or asks first what it wants to know. */
export function goTo(state: ReadingState, book: StatedBook, ask: Ask, options: GoOptions = {}): unknown {
  if (state === book.state) return undefined;
  if (state === "paused") return ask(questionAbout("pause", book));
  if (state === "abandoned") return ask(questionAbout("stop", book));
  if (state === "unread") return takeBack([book.id], `“${book.title}”`, ask);
  const soon = (to: BookState, run: () => Promise<Changed<unknown>>): Promise<Outcome<unknown>> =>
    change(run, options.optimistic === undefined ? {} : { optimistic: options.optimistic(to) });
  if (state === "finished") return soon("finished", () => commands.readFinish(book.id, ""));
  if (book.state === "paused") return soon("reading", () => commands.readResume(book.id));
  return soon("reading", () => commands.readStart(book.id, "", options.edition ?? null));
}

/** Records that a book was read, nobody knows when. */
export function readOnce(book: BookId): Promise<Outcome<unknown>> {
  return change(() => commands.readFinish(book, "unknown"));
}

/** Takes the latest read of each book back; a read that holds a log, stars or a review is asked about first. */
export async function takeBack(ids: readonly BookId[], what: string, ask: Ask): Promise<Outcome<unknown>> {
  const outcome = await change(() => commands.readTakeBack([...ids], "if_empty"), { ownErrors: ["would_lose"] });
  if (!outcome.ok && outcome.error.code === "would_lose") {
    ask({ asks: "takeBack", ids, what, held: outcome.error.message });
  }
  return outcome;
}

/** Carries out what was asked, with the answers as typed. The dialog shows a refusal itself. */
export function answer({ asks, ids }: ReadQuestion, typed: ReadAnswer): Promise<Outcome<unknown>> {
  const [book] = ids;
  if (book === undefined) throw new Error("BUG: a question about no book");
  const { on, why, where, resumeOn, edition } = typed;
  const run = {
    pause: () => commands.readPause(book, on, why, resumeOn),
    stop: () => commands.readAbandon(book, on, why, where),
    start: () => (ids.length === 1 ? commands.readStart(book, on, edition) : commands.readStartSeveral([...ids], on)),
    finish: () => (ids.length === 1 ? commands.readFinish(book, on) : commands.readFinishSeveral([...ids], on)),
    takeBack: () => commands.readTakeBack([...ids], "with_all"),
  }[asks];
  return change<unknown>(run, { ownErrors: true });
}
