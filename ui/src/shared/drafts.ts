/**
 * Notes begun and not saved, by what they are about. Leaving a page, closing the window or losing power loses nothing:
 * whoever comes back finds the words again, on this computer.
 */
import type { NoteDraft } from "#ipc/bindings.ts";

/** What is typed into a composer; the book is the caller's affair. */
export type NoteFields = Required<Omit<NoteDraft, "book">>;

const PLACE = "lectern.draft.";
const kinds: readonly unknown[] = ["note", "quote", "question", "takeaway"] satisfies NoteFields["kind"][];
/** The same for as long as the window is open, for a browser that refuses to keep anything. */
const drafts = new Map<string, NoteFields>();

/** What was begun here, if anything. */
export function draftOf(key: string | undefined): NoteFields | undefined {
  if (key === undefined) return undefined;
  return drafts.get(key) ?? kept(key);
}

/** Forgets all that was begun. */
export function forgetDrafts(): void {
  drafts.clear();
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith(PLACE)) localStorage.removeItem(place);
  }
}

/** Keeps what was begun; nothing takes it away. */
export function keepDraft(key: string | undefined, fields: NoteFields | undefined): void {
  if (key === undefined) return;
  if (fields === undefined) drafts.delete(key);
  else drafts.set(key, fields);
  try {
    if (fields === undefined) localStorage.removeItem(PLACE + key);
    else localStorage.setItem(PLACE + key, JSON.stringify(fields));
  } catch {
    // It is kept until the window is closed.
  }
}

function kept(key: string): NoteFields | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PLACE + key) ?? "null");
    return isNote(stored) ? stored : undefined;
  } catch {
    // A browser may refuse to keep anything, and what it kept may be anything.
    return undefined;
  }
}

function isNote(stored: unknown): stored is NoteFields {
  if (typeof stored !== "object" || stored === null) return false;
  const { kind, text, anchor, tags } = stored as Record<string, unknown>;
  const named = Array.isArray(tags) && tags.every((tag) => typeof tag === "string");
  return kinds.includes(kind) && typeof text === "string" && typeof anchor === "string" && named;
}
