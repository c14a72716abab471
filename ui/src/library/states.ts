/** The ways from one state of a book to another: at once where nothing need be asked, else by a question. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type BookId, type BookRow, type BookState, type Changed } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";
import type { ReadingState } from "#lib/readingStates.ts";
import type { MenuItem } from "#shared/Menu.svelte";
import { rowEdits } from "./books.ts";
import type { ReadQuestion } from "./ReadDialog.svelte";
import { about } from "./words.ts";

type Ask = (question: ReadQuestion) => void;

/** The lines of a book's state menu; where a book stands already is marked, not offered. */
export function stateChoices(state: BookState): { state: ReadingState; text?: string; disabled?: boolean }[] {
  const { states } = t.library;
  const reading = { unread: states.start, paused: states.resume, finished: states.again, abandoned: states.again };
  return [
    state === "reading" ? { state, disabled: true } : { state: "reading", text: reading[state] },
    { state: "paused", text: states.pause, disabled: state !== "reading" },
    { state: "finished", text: states.finish, disabled: state === "finished" },
    { state: "abandoned", text: states.stop, disabled: state === "abandoned" },
  ];
}

/** The lines below them: the same at another time. */
export function otherTimes(book: BookRow, ask: Ask): MenuItem[] {
  const one = (asks: ReadQuestion["asks"]) => (): void => ask({ asks, ids: [book.id], what: about([book], 1) });
  const open = book.state === "reading" || book.state === "paused";
  return [
    ...(open ? [] : [{ id: "start-at", text: t.library.states.startAt, run: one("start") }]),
    { id: "finish-at", text: t.library.states.finishAt, run: one("finish") },
  ];
}

/** Goes to a state at once, or asks first what it wants to know. */
export function goTo(state: ReadingState, book: BookRow, ask: Ask): unknown {
  const question = (asks: ReadQuestion["asks"]): void => ask({ asks, ids: [book.id], what: about([book], 1) });
  if (state === "paused") return question("pause");
  if (state === "abandoned") return question("stop");
  if (state === "finished") return soon(book, "finished", () => commands.readFinish(book.id, ""));
  if (book.state === "paused") return soon(book, "reading", () => commands.readResume(book.id));
  return soon(book, "reading", () => commands.readStart(book.id, "", null));
}

/** Pauses a book being read, or goes on with a paused one; any other has nothing to pause. */
export function pauseOrResume(book: BookRow, ask: Ask): unknown {
  if (book.state === "reading") return goTo("paused", book, ask);
  return book.state === "paused" ? goTo("reading", book, ask) : undefined;
}

/** Starts or finishes several books today, as one step. */
export function severalTo(state: "reading" | "finished", ids: BookId[]): Promise<Outcome<null>> {
  return change(() => (state === "reading" ? commands.readStartSeveral(ids, "") : commands.readFinishSeveral(ids, "")));
}

/** Carries out what was asked, with the answers as typed. The dialog shows a refusal itself. */
export function answer(
  { asks, ids }: ReadQuestion,
  typed: { on: string; why: string; resumeOn: string },
): Promise<Outcome<unknown>> {
  const [book] = ids;
  if (book === undefined) throw new Error("BUG: a question about no book");
  const { on, why, resumeOn } = typed;
  const run = {
    pause: () => commands.readPause(book, "", why, resumeOn),
    stop: () => commands.readAbandon(book, on, why, ""),
    start: () => (ids.length === 1 ? commands.readStart(book, on, null) : commands.readStartSeveral([...ids], on)),
    finish: () => (ids.length === 1 ? commands.readFinish(book, on) : commands.readFinishSeveral([...ids], on)),
  }[asks];
  return change<unknown>(run, { ownErrors: true });
}

function soon(book: BookRow, state: BookState, run: () => Promise<Changed<unknown>>): Promise<Outcome<unknown>> {
  return change(run, { optimistic: rowEdits(book.id, { state }) });
}
