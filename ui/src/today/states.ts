/** Beginning and going on, from Today's own buttons. */
import { commands, type BookId, type EditionId } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";

/** Begins a read today. */
export function start(book: BookId, edition: EditionId | null = null): Promise<Outcome<unknown>> {
  return change(() => commands.readStart(book, "", edition));
}

/** Goes on with a paused read. */
export function resume(book: BookId): Promise<Outcome<unknown>> {
  return change(() => commands.readResume(book));
}
