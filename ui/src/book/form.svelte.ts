/** The refusals of a form: each at its field, the rest above the buttons; what was typed is never touched. */
import type { Changed } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";
import type { AppError } from "#ipc/error.ts";

/** What a form shows of its last attempt. */
export interface Form {
  readonly saving: boolean;
  /** The refusal as it came, for what more can be done about it. */
  readonly refusal: AppError | undefined;
  /** What is wrong with a field. */
  at(field: string): string | undefined;
  /** What is wrong and belongs to no field of the form. */
  readonly general: string | undefined;
  /** Tries to save; nothing happens while the last attempt is under way. */
  send<T>(run: () => Promise<Changed<T>>): Promise<Outcome<T> | undefined>;
}

/** A form with these fields, named as its draft names them. */
export function createForm(fields: () => readonly string[]): Form {
  let saving = $state(false);
  let refusal = $state.raw<AppError>();

  return {
    get saving() {
      return saving;
    },
    get refusal() {
      return refusal;
    },
    at: (field) => (refusal?.field === field ? refusal.message : undefined),
    get general() {
      const placed = refusal?.field !== undefined && fields().includes(refusal.field);
      return placed ? undefined : refusal?.message;
    },
    async send(run) {
      if (saving) return undefined;
      saving = true;
      const outcome = await change(run, { ownErrors: true });
      saving = false;
      refusal = outcome.ok ? undefined : outcome.error;
      return outcome;
    },
  };
}
