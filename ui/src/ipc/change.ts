/**
 * The one way from a screen to a change of the library: run the command, refresh what it touched, say what was done
 * with the way back. Refusals are said too, unless the form that asked shows them itself.
 */
import { t } from "#i18n/index.svelte.ts";
import { dismiss, dismissAll, say } from "#lib/toasts.svelte.ts";
import { commands, type Changed, type Walked } from "./bindings.ts";
import { readError, remedyFor, type AppError, type ErrorCode } from "./error.ts";
import { markStale, queryClient } from "./queries.ts";

/** How a change went. It never throws: the caller decides what a refusal means to it. */
export type Outcome<T> =
  | { ok: true; value: T; label: string | null; /** Its number, to take back just this one. */ step?: number | null }
  | { ok: false; error: AppError };

/** What the screen shows before the library has answered; taken back if the change is refused. */
export interface Optimistic {
  key: readonly unknown[];
  edit: (now: unknown) => unknown;
}

/** How a change is shown. */
export interface ChangeOptions {
  /** Edits of cached answers, shown at once. */
  optimistic?: readonly Optimistic[];
  /** The caller shows a refusal itself, at the field or in the row; or only those of these codes. */
  ownErrors?: boolean | readonly ErrorCode[];
  /** Nothing is said when it worked: the change is its own sign (a theme, a moved row). */
  silent?: boolean;
}

/** An optimistic edit of one cached answer: `edit(queryKey("book", id), (book: Book) => ({ ...book, rating }))`. */
export function edit<T>(key: readonly unknown[], change: (now: T) => T): Optimistic {
  return { key, edit: (now) => (now === undefined ? undefined : change(now as T)) };
}

/**
 * Carries out a change. Give the command itself (`() => commands.bookRate(id, 4.5)`) so that “Try again” can run it
 * once more, or a promise already under way.
 */
export async function change<T>(
  run: Promise<Changed<T>> | (() => Promise<Changed<T>>),
  options: ChangeOptions = {},
): Promise<Outcome<T>> {
  const takeBack = showAtOnce(options.optimistic ?? []);
  try {
    const { value, label, step, stale } = await (typeof run === "function" ? run() : run);
    markStale(stale);
    if (label !== null && options.silent !== true) sayDone(label, step);
    return { ok: true, value, label, ...(step === undefined ? {} : { step }) };
  } catch (thrown) {
    takeBack();
    const error = readError(thrown);
    const own = options.ownErrors ?? false;
    if (own === false || (own !== true && !own.includes(error.code))) {
      sayRefused(error, typeof run === "function" ? () => change(run, options) : undefined);
    }
    return { ok: false, error };
  }
}

/** Takes back the last change of the library, whichever program made it. */
export function undo(): Promise<Outcome<unknown>> {
  return step(commands.historyUndo, (label) => t.shell.undone(label), "undo");
}

/** Takes back the step of this number, if nothing came after it; else says so, since its message is older than that. */
export function undoStep(number: number): Promise<Outcome<unknown>> {
  return step(
    () => commands.historyUndoStep(number),
    (label) => t.shell.undone(label),
    "undo",
  );
}

/** Does again what was last taken back. */
export function redo(): Promise<Outcome<unknown>> {
  return step(commands.historyRedo, (label) => t.shell.redone(label), "redo");
}

async function step(
  walk: () => Promise<Walked>,
  words: (label: string) => string,
  icon: "undo" | "redo",
): Promise<Outcome<unknown>> {
  const outcome = await change(async () => ({ value: null, ...(await walk()) }), { silent: true });
  if (!outcome.ok) return outcome;
  dismissAll();
  if (outcome.label !== null) say(words(outcome.label), { icon });
  return outcome;
}

function showAtOnce(edits: readonly Optimistic[]): () => void {
  const before = edits.map(({ key }) => [key, queryClient.getQueryData(key)] as const);
  edits.forEach(({ key, edit: apply }) => queryClient.setQueryData(key, apply));
  return () => before.forEach(([key, data]) => queryClient.setQueryData(key, data));
}

function sayDone(label: string, number: number | null | undefined): void {
  const id = say(label, {
    action: {
      label: t.shell.undo,
      keys: "Ctrl+Z",
      run: () => {
        dismiss(id);
        return number == null ? undo() : undoStep(number);
      },
    },
  });
}

function sayRefused(error: AppError, again: (() => unknown) | undefined): void {
  const { tone, remedy } = remedyFor(error);
  if (tone === "notice") {
    say(error.message, { icon: "info" });
    return;
  }
  const id = say(error.message, {
    tone: "danger",
    ...(remedy === "retry" && again !== undefined
      ? {
          action: {
            label: t.shared.retry,
            run: () => {
              dismiss(id);
              return again();
            },
          },
        }
      : {}),
  });
}
