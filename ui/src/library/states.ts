/** The ways from one state to another that are the library's own: by one key, and of several books at once. */
import { commands, type BookId, type BookRow } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";
import { goTo, type ReadQuestion } from "#shared/reads.ts";

/** Pauses a book being read, or goes on with a paused one; any other has nothing to pause. */
export function pauseOrResume(book: BookRow, ask: (question: ReadQuestion) => void): unknown {
  if (book.state === "reading") return goTo("paused", book, ask);
  return book.state === "paused" ? goTo("reading", book, ask) : undefined;
}

/** Starts or finishes several books today, as one step. */
export function severalTo(state: "reading" | "finished", ids: BookId[]): Promise<Outcome<null>> {
  return change(() => (state === "reading" ? commands.readStartSeveral(ids, "") : commands.readFinishSeveral(ids, "")));
}

/** Records that several books were read, nobody knows when. */
export function severalReadOnce(ids: BookId[]): Promise<Outcome<null>> {
  return change(() => commands.readFinishSeveral(ids, "unknown"));
}
