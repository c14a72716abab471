/**
 * Notes begun and not saved, by what they are about. Leaving a page or a dialog loses nothing: whoever comes back
 * finds the words again. They are kept in memory, until the window is closed.
 */
import type { NoteDraft } from "#ipc/bindings.ts";

/** What is typed into a composer; the book is the caller's affair. */
export type NoteFields = Required<Omit<NoteDraft, "book">>;

const drafts = new Map<string, NoteFields>();

/** What was begun here, if anything. */
export function draftOf(key: string | undefined): NoteFields | undefined {
  return key === undefined ? undefined : drafts.get(key);
}

/** Forgets all that was begun. */
export function forgetDrafts(): void {
  drafts.clear();
}

/** Keeps what was begun; nothing takes it away. */
export function keepDraft(key: string | undefined, fields: NoteFields | undefined): void {
  if (key === undefined) return;
  if (fields === undefined) drafts.delete(key);
  else drafts.set(key, fields);
}
