/** The ways on from an open read, as the state menu offers them and carries them out. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type BookId, type OpenBook } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";
import type { ReadingState } from "#lib/readingStates.ts";
import type { ReadQuestion } from "./ReadDialog.svelte";

/** The lines of an open book's state menu. */
export function stateChoices(): { state: ReadingState; text?: string }[] {
  const { states } = t.today;
  return [
    { state: "reading" },
    { state: "paused", text: states.pause },
    { state: "finished", text: states.finished },
    { state: "abandoned", text: states.abandon },
  ];
}

/** Goes to a state at once, or asks first what it wants to know. */
export function goTo(state: ReadingState, { book }: OpenBook, ask: (question: ReadQuestion) => void): unknown {
  const about = (question: ReadQuestion["about"]): void => ask({ about: question, book: book.id, title: book.title });
  if (state === "paused" && book.state !== "paused") return about("pause");
  if (state === "abandoned") return about("abandon");
  if (state === "finished") return finish(book.id);
  return state === "reading" && book.state === "paused" ? resume(book.id) : undefined;
}

/** Begins a read today. */
export function start(book: BookId): Promise<Outcome<unknown>> {
  return change(() => commands.readStart(book, "", null));
}

/** Goes on with a paused read. */
export function resume(book: BookId): Promise<Outcome<unknown>> {
  return change(() => commands.readResume(book));
}

/** Finishes a read today. */
export function finish(book: BookId): Promise<Outcome<unknown>> {
  return change(() => commands.readFinish(book, ""));
}
