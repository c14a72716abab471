/** Taking a plan in, and what the reader corrects in a list before that. */
import { commands, type LeftLine, type ListChoice, type ListGuess, type PlanSource } from "#ipc/bindings.ts";
import { change } from "#ipc/change.ts";
import type { AppError } from "#ipc/error.ts";
import { go } from "#lib/router.svelte.ts";

/** A guess with nothing left open. */
export type Guess = Required<ListGuess>;

/** Makes the plan and goes to it, or answers why not. */
export async function bringIn(source: PlanSource, choice: ListChoice): Promise<AppError | undefined> {
  const outcome = await change(() => commands.planImport(source, choice), { ownErrors: true });
  if (outcome.ok) go("plan", outcome.value);
  return outcome.ok ? undefined : outcome.error;
}

/** A guess as it stands, whatever the answer left out. */
export function whole(guess: ListGuess): Guess {
  return {
    line: 0,
    source: "",
    take: false,
    sureness: "unsure",
    stage: "",
    title: "",
    authors: [],
    year: null,
    link: null,
    reason: "",
    format: "",
    isbn: null,
    done: false,
    ...guess,
  };
}

/** The beginning of a guess for a line that was not understood, in the stage of the guess above it. */
export function guessOf({ line, text }: LeftLine, above: Guess | undefined): Guess {
  const title = text.split("\n", 1)[0]?.replace(/^[-*+\d.)\s[\]#>]+/, "") ?? "";
  return whole({ line, source: text, take: true, sureness: "sure", title: title.trim(), stage: above?.stage ?? "" });
}

/** The lines with the reader's corrections, in the order of the list. */
export function corrected(guesses: readonly ListGuess[], corrections: ReadonlyMap<number, Guess>): Guess[] {
  const known = guesses.map((guess) => corrections.get(guess.line ?? 0) ?? whole(guess));
  const lines = new Set(known.map(({ line }) => line));
  const made = [...corrections.values()].filter(({ line }) => !lines.has(line));
  return made.length === 0 ? known : [...known, ...made].sort((one, other) => one.line - other.line);
}
