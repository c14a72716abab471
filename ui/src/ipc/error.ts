/**
 * What the page gets when a command is refused, and what the interface does about it. The shell sends an object;
 * failures of the framework itself (an unknown command, an argument of the wrong type) arrive as plain strings.
 */

/** A refusal, in one shape. */
export interface AppError {
  /** The word that programs match. */
  code: ErrorCode;
  /** A sentence for the person. */
  message: string;
  /** The input that broke a rule, as the draft names it. */
  field?: string;
  /** More for a report: findings, candidates, the system's own words. */
  detail?: unknown;
}

/** How loud a refusal is: `notice` asks or informs, `danger` says that something failed. */
export type Tone = "notice" | "warn" | "danger";

/** What the reader can do next. `correct` marks the field, `reload` asks again, `settings` shows the library file. */
export type Remedy = "correct" | "retry" | "reload" | "settings" | "none";

const remedies = {
  invalid: { tone: "danger", remedy: "correct" },
  beyond_the_end: { tone: "warn", remedy: "correct" },
  start_again: { tone: "warn", remedy: "correct" },
  would_lose: { tone: "warn", remedy: "correct" },
  ambiguous: { tone: "warn", remedy: "correct" },
  not_found: { tone: "warn", remedy: "reload" },
  conflict: { tone: "warn", remedy: "reload" },
  closed: { tone: "notice", remedy: "none" },
  no_step: { tone: "notice", remedy: "none" },
  library_too_new: { tone: "danger", remedy: "settings" },
  foreign: { tone: "danger", remedy: "settings" },
  damaged: { tone: "danger", remedy: "settings" },
  read_only: { tone: "danger", remedy: "settings" },
  disk_full: { tone: "danger", remedy: "retry" },
  io: { tone: "danger", remedy: "retry" },
  cancelled: { tone: "notice", remedy: "none" },
  busy: { tone: "warn", remedy: "retry" },
  storage: { tone: "danger", remedy: "retry" },
  panic: { tone: "danger", remedy: "retry" },
  framework: { tone: "danger", remedy: "retry" },
} as const satisfies Record<string, { tone: Tone; remedy: Remedy }>;

/** A code the interface knows; one it does not know is read as `framework`, with its message kept. */
export type ErrorCode = keyof typeof remedies;

/** What to do about a refusal, from the one table. */
export function remedyFor(error: AppError): { tone: Tone; remedy: Remedy } {
  return remedies[error.code];
}

/** Reads whatever was thrown: the shell's object, the framework's string, an `Error`, or anything else. */
export function readError(thrown: unknown): AppError {
  if (typeof thrown === "string") return { code: "framework", message: thrown };
  if (typeof thrown !== "object" || thrown === null) return { code: "framework", message: String(thrown) };
  const { code, message, field, detail } = thrown as Record<string, unknown>;
  return {
    code: typeof code === "string" && code in remedies ? (code as ErrorCode) : "framework",
    message: typeof message === "string" ? message : JSON.stringify(thrown),
    ...(typeof field === "string" ? { field } : {}),
    ...(detail === undefined || detail === null ? {} : { detail }),
  };
}
