/** What of an update stays as it is: whole entries, or parts of items. Everything else is taken. */
import { SvelteSet } from "svelte/reactivity";
import type { UpdateEntry } from "#ipc/bindings.ts";
import { partKey, partsOf } from "./words.ts";

/** The parts with which an edition of a book changes. */
const EDITION = ["book.edition", "book"];

/** The reader's decisions about an update. */
export interface Kept {
  /** Whether anything of the entry is taken. */
  isTaken(entry: UpdateEntry): boolean;
  /** Whether this part of it is. */
  isPartTaken(entry: UpdateEntry, part: string): boolean;
  /** Whether the entry moves the reader's copy on to another edition. */
  movesOn(entry: UpdateEntry): boolean;
  take(entry: UpdateEntry, is: boolean): void;
  takePart(entry: UpdateEntry, part: string, is: boolean): void;
  /** Everything is taken. */
  none(): void;
  /** Everything stays as it is. */
  all(entries: readonly UpdateEntry[]): void;
  /** The decisions by their names, as the shell takes them. */
  keys(): string[];
}

/** Decisions that take everything, to begin with. */
export function createKept(): Kept {
  const kept = new SvelteSet<string>();
  const isTaken = ({ key }: UpdateEntry): boolean => !kept.has(key);
  const isPartTaken = (entry: UpdateEntry, part: string): boolean => isTaken(entry) && !kept.has(partKey(entry, part));

  function take(entry: UpdateEntry, is: boolean): void {
    partsOf(entry).forEach((part) => kept.delete(partKey(entry, part)));
    if (is) kept.delete(entry.key);
    else kept.add(entry.key);
  }

  return {
    isTaken,
    isPartTaken,
    movesOn: (entry) => EDITION.every((part) => isPartTaken(entry, part)),
    take,
    takePart(entry, part, is) {
      if (is) kept.delete(partKey(entry, part));
      else kept.add(partKey(entry, part));
      // An entry of which nothing is taken is kept as a whole.
      const isWhole = entry.changes.every(({ part: each }) => each !== null && kept.has(partKey(entry, each)));
      if (isWhole) take(entry, false);
    },
    none: () => kept.clear(),
    all(entries) {
      kept.clear();
      entries.forEach(({ key }) => kept.add(key));
    },
    keys: () => [...kept],
  };
}
