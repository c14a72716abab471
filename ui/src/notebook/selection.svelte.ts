/** Which notes are selected. “All hits” is kept as the question that finds them, however many they are. */
import { SvelteSet } from "svelte/reactivity";
import type { NoteChoice, NoteId } from "#ipc/bindings.ts";
import type { Ask } from "./ask.ts";

/** A selection of notes. */
export class NoteSelection {
  #everything = $state(false);
  readonly #chosen = new SvelteSet<NoteId>();

  /** Whether all hits are selected. */
  get everything(): boolean {
    return this.#everything;
  }

  /** Whether a note is selected. */
  has(id: NoteId): boolean {
    return this.#everything || this.#chosen.has(id);
  }

  /** How many are selected of so many hits. */
  count(hits: number): number {
    return this.#everything ? hits : this.#chosen.size;
  }

  /** Selects a note, or takes it out. Where all were selected, it is the only one left. */
  toggle(id: NoteId): void {
    if (this.#everything) this.clear();
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
  }

  /** Selects notes. */
  add(ids: readonly NoteId[]): void {
    if (!this.#everything) ids.forEach((id) => this.#chosen.add(id));
  }

  /** Selects every hit. */
  all(): void {
    this.clear();
    this.#everything = true;
  }

  /** Selects nothing. */
  clear(): void {
    this.#everything = false;
    this.#chosen.clear();
  }

  /** What a change is told: the notes, or the question that finds all of them. */
  choice(ask: Ask): NoteChoice {
    return this.#everything ? ask : [...this.#chosen];
  }
}
