/** A file on its way into the library: looked at, its rows shown, written. */
import {
  commands,
  type FileColumns,
  type ImportQuestion,
  type Mapping,
  type Outcome,
  type Report,
  type RowCells,
  type RowReport,
} from "#ipc/bindings.ts";
import { change } from "#ipc/change.ts";
import { readError, type AppError } from "#ipc/error.ts";
import { Work } from "#ipc/work.svelte.ts";
import { Choosing } from "./choosing.svelte.ts";

/** Where an import stands; at `columns` the reader has to say what they mean. */
export type Stage = "looking" | "columns" | "ready" | "taking" | "done" | "failed";

/** Outcomes in the order of the page. */
export const outcomes: readonly Outcome[] = ["new", "changed", "conflicting", "unreadable", "matched"];

/** The name of UTF-8 that was read wrongly once before it was written, so that é stands there as Ã©. */
export const MENDED = "utf-8-twice";

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
  /** The step by which it was written, to be taken back. */
  step = $state.raw<number | null>(null);
  /** The columns of a file of which none is known to be the title. */
  found = $state.raw<FileColumns>();
  readonly work = new Work();
  readonly choosing = new Choosing();
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

  /** Why nothing goes in, where nothing does. */
  get nothing(): "noRows" | "noneReadable" | "restIsThere" | "allIsThere" {
    const { rows, unreadable } = this.report ?? { rows: 0, unreadable: 0 };
    if (rows === 0) return "noRows";
    if (unreadable === rows) return "noneReadable";
    return unreadable > 0 ? "restIsThere" : "allIsThere";
  }

  /** The file with what the reader chose of it. A look needs none of that: it shows what differs in any case. */
  get #chosen(): ImportQuestion {
    return { ...this.question, choices: this.choosing.everywhere, picks: this.choosing.picks };
  }

  /** Whether something only the reader can answer stands before the import. */
  get isGuess(): boolean {
    return this.report?.questions.some(({ about }) => about === "encoding") === true;
  }

  /** Looks at the file, read as the question says, with what the reader says of it now. */
  explain(mapping: Mapping): Promise<void> {
    return this.look({ ...this.question, mapping: { ...this.question.mapping, ...mapping } });
  }

  /** Looks at the file, read as the question says. */
  async look(question: ImportQuestion): Promise<void> {
    this.question = question;
    this.stage = "looking";
    this.error = undefined;
    try {
      this.report = await this.work.run(() => commands.importLook(question));
      const first = this.report;
      const open = outcomes.find((each) => first[each] > 0) ?? "new";
      await this.show(first[this.outcome] > 0 ? this.outcome : open);
      this.stage = "ready";
    } catch (thrown) {
      await this.stop(readError(thrown));
    }
  }

  /** What its columns are, and mean as it is read now. */
  columns(): Promise<FileColumns> {
    return commands.importColumns(this.question);
  }

  /** Reads a file whose columns are being explained as if they had other names. */
  async rename(mapping: Mapping): Promise<void> {
    this.question = { ...this.question, mapping: { ...this.question.mapping, ...mapping } };
    try {
      this.found = await this.columns();
    } catch (thrown) {
      this.error = readError(thrown);
      this.stage = "failed";
    }
  }

  /** A file that cannot be looked at; where only the meaning of its columns is missing, the reader is asked for it. */
  private async stop(error: AppError): Promise<void> {
    this.error = error;
    this.found = error.field === "columns" ? await this.columns().catch(() => undefined) : undefined;
    this.stage = this.found === undefined ? "failed" : "columns";
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
    const taken = await this.work.run(() => change(() => commands.importTake(this.#chosen), { ownErrors: true }));
    if (taken.ok) [this.report, this.step] = [taken.value, taken.step ?? null];
    else this.error = taken.error;
    this.stage = taken.ok ? "done" : taken.error.code === "cancelled" ? "ready" : "failed";
  }

  /** The cells of a row as they stand, to be corrected. */
  cells(row: RowReport): Promise<RowCells> {
    return commands.importRow(this.question.path, row.line);
  }

  /** Tries a row as the reader corrected it, in the place of the file's; answers what becomes of it now. */
  async correct(line: number, cells: string[]): Promise<RowReport> {
    const corrected = { line, cells };
    const row = await commands.importCorrect(this.question.path, corrected);
    const others = (this.question.corrected ?? []).filter((each) => each.line !== line);
    this.question = { ...this.question, corrected: [...others, corrected] };
    await this.#renew(row);
    return row;
  }

  /** A row that could not be read stands where it belongs now. */
  async #renew(row: RowReport): Promise<void> {
    const { rows, next } = this.shown;
    if (row.outcome === "unreadable") {
      this.shown = { rows: rows.map((each) => (each.line === row.line ? row : each)), next };
      return;
    }
    if (this.report === undefined) return;
    const { unreadable, [row.outcome]: more } = this.report;
    this.report = { ...this.report, unreadable: unreadable - 1, [row.outcome]: more + 1 };
    if (this.report.unreadable === 0) await this.show(row.outcome);
    else this.shown = { rows: rows.filter(({ line }) => line !== row.line), next };
  }

  /** Saves the rows that cannot be read; answers how many. */
  saveFailed(path: string): Promise<number> {
    return commands.importFailed(this.question, path);
  }
}
