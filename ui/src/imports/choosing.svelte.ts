/** Whose word counts where a file and the library differ: for all rows, and for single fields of single rows. */
import { SvelteMap } from "svelte/reactivity";
import type { Choices, Field, Pick, Word } from "#ipc/bindings.ts";

const key = (line: number, field: Field): string => `${line} ${field}`;

/** The choices of one import. */
export class Choosing {
  /** What counts where nothing was chosen for the row. */
  everywhere = $state.raw<Choices>("keep");
  #picks = new SvelteMap<string, Pick>();

  /** What was chosen row by row. */
  get picks(): Pick[] {
    return [...this.#picks.values()];
  }

  /** How many fields were chosen one by one. */
  get count(): number {
    return this.#picks.size;
  }

  /** Whose word counts for a field of the row on a line. */
  word(line: number, field: Field): Word {
    return this.#picks.get(key(line, field))?.word ?? this.#counts(field);
  }

  /** Chooses for one field of one row. */
  pick(line: number, field: Field, word: Word): void {
    this.#picks.set(key(line, field), { line, field, word });
  }

  /** Chooses for all rows; what was chosen before is forgotten. */
  all(choices: Choices): void {
    this.everywhere = choices;
    this.#picks.clear();
  }

  #counts(field: Field): Word {
    if (typeof this.everywhere === "object") return this.everywhere.take_some.includes(field) ? "theirs" : "mine";
    return this.everywhere === "take" ? "theirs" : "mine";
  }
}
