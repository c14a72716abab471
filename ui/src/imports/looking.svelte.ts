/** A file on its way into the library: looked at, its rows shown, written. */
import {
  commands,
  type ImportQuestion,
  type Outcome,
  type Report,
  type RowReport,
  type WorkProgress,
} from "#ipc/bindings.ts";
import { change } from "#ipc/change.ts";
import { readError, type AppError } from "#ipc/error.ts";

/** Where an import stands. */
export type Stage = "looking" | "ready" | "taking" | "done" | "failed";

/** How often the work under way is asked how far it is, in milliseconds. */
const EVERY = 150;

/** Outcomes in the order of the page. */
export const outcomes: readonly Outcome[] = ["new", "changed", "conflicting", "unreadable", "matched"];

/** Rows of one outcome, as far as they were asked for. */
interface Shown {
  rows: RowReport[];
  next: number | null;
}

/** An import of one file. */
export class Looking {
  stage = $state<Stage>("looking");
  report = $state.raw<Report>();
  error = $state.raw<AppError>();
  progress = $state.raw<WorkProgress | null>(null);
  outcome = $state<Outcome>("new");
  shown = $state.raw<Shown>({ rows: [], next: null });
  question = $state.raw<ImportQuestion>({ path: "" });

  constructor(path: string) {
    void this.look({ path });
  }

  /** How many rows have something to say: new books, gaps filled, and conflicts, which may fill some. */
  get goesIn(): number {
    return this.report === undefined ? 0 : this.report.new + this.report.changed + this.report.conflicting;
  }

  /** Whether something only the reader can answer stands before the import. */
  get isGuess(): boolean {
    return this.report?.questions.some(({ about }) => about === "encoding") === true;
  }

  /** Looks at the file, read as the question says. */
  async look(question: ImportQuestion): Promise<void> {
    this.question = question;
    this.stage = "looking";
    this.error = undefined;
    try {
      this.report = await this.#watched(() => commands.importLook(question));
      const first = this.report;
      const open = outcomes.find((each) => first[each] > 0) ?? "new";
      await this.show(first[this.outcome] > 0 ? this.outcome : open);
      this.stage = "ready";
    } catch (thrown) {
      this.error = readError(thrown);
      this.stage = "failed";
    }
  }

  /** Shows the rows of an outcome. */
  async show(outcome: Outcome): Promise<void> {
    const { rows, next } = await commands.importRows(outcome, 0);
    this.outcome = outcome;
    this.shown = { rows, next };
  }

  /** Shows more of them. */
  async more(): Promise<void> {
    const { rows: known, next: from } = this.shown;
    if (from === null) return;
    const { rows, next } = await commands.importRows(this.outcome, from);
    this.shown = { rows: [...known, ...rows], next };
  }

  /** Writes the books, as one step. */
  async take(): Promise<void> {
    if (this.stage !== "ready" || this.isGuess || this.goesIn === 0) return;
    this.stage = "taking";
    const taken = await this.#watched(() => change(() => commands.importTake(this.question), { ownErrors: true }));
    if (taken.ok) this.report = taken.value;
    else this.error = taken.error;
    this.stage = taken.ok ? "done" : taken.error.code === "cancelled" ? "ready" : "failed";
  }

  /** Saves the rows that cannot be read; answers how many. */
  saveFailed(path: string): Promise<number> {
    return commands.importFailed(this.question, path);
  }

  /** Asks how far the work is for as long as it lasts. */
  async #watched<T>(run: () => Promise<T>): Promise<T> {
    this.progress = null;
    const timer = setInterval(() => {
      void commands.workProgress().then((progress) => (this.progress = progress));
    }, EVERY);
    try {
      return await run();
    } finally {
      clearInterval(timer);
      this.progress = null;
    }
  }
}
