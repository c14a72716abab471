/** What the columns of a file mean, as the reader says it: corrected, kept under a name, taken from what was kept. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type FileColumns, type KeptMapping, type Mapping, type Rule } from "#ipc/bindings.ts";
import { change } from "#ipc/change.ts";
import { readError } from "#ipc/error.ts";
import { host } from "#ipc/host.ts";
import { say } from "#lib/toasts.svelte.ts";
import { isTitle } from "./rules.ts";

const kinds = [{ name: "JSON", extensions: ["json"] }];

/** The columns of one file, being explained. */
export class Explaining {
  /** What each column means, by its name. */
  rules = $state<Record<string, Rule>>({});
  /** The name under which it is kept. */
  name = $state("");
  /** Why it could not be kept. */
  error = $state<string>();
  /** What was kept, while it is what the columns say. */
  private base: Mapping = {};
  readonly found: FileColumns;

  constructor(found: FileColumns) {
    this.found = found;
    this.rules = Object.fromEntries(found.columns.map(({ name, rule }) => [name, rule]));
  }

  /** Whether it is said which column is the title, without which nothing is a book. */
  get hasTitle(): boolean {
    return Object.values(this.rules).some(isTitle);
  }

  /** How the file is to be read now. */
  get mapping(): Mapping {
    return { ...this.base, columns: { ...this.rules } };
  }

  /** How it is to be read where its first line names the columns, or is a book already; they have other names then. */
  headed(header: boolean): Mapping {
    return { ...this.base, header, columns: {} };
  }

  /** How it is to be read where it is written in another encoding; its columns may have other names then. */
  written(encoding: string): Mapping {
    return { ...this.base, encoding, columns: {} };
  }

  /** The same with its format and encoding, to be kept for other files. */
  private get whole(): Mapping {
    return { ...this.found.mapping, ...this.mapping };
  }

  /** Takes what was kept under a name. */
  take({ name, mapping }: KeptMapping): void {
    this.base = mapping;
    this.rules = { ...this.rules, ...mapping.columns };
    this.name = name;
  }

  /** Keeps it under its name. */
  async keep(): Promise<void> {
    const outcome = await change(() => commands.importMappingKeep(this.name, this.whole), { ownErrors: ["invalid"] });
    this.error = outcome.ok ? undefined : outcome.error.message;
  }

  /** Forgets what is kept under its name; says whether it did. */
  async forget(): Promise<boolean> {
    const outcome = await change(() => commands.importMappingForget(this.name));
    if (outcome.ok) this.name = "";
    return outcome.ok;
  }

  /** Saves it to a file that the reader names. */
  async save(): Promise<void> {
    const words = t.imports.columnsDialog;
    const startAt = `${this.found.file.replace(/\.[^.]*$/, "")}-columns.json`;
    const path = await host().saveFileDialog({ title: words.saveTitle, startAt, kinds });
    if (path === null) return;
    await told(async () => {
      await commands.importMappingSave(path, this.whole);
      say(words.saved(path), { icon: "check" });
    });
  }
}

/** What was saved for another file of the same columns, where the reader names its file. */
export async function savedMapping(): Promise<Mapping | undefined> {
  const path = await host().openFileDialog({ title: t.imports.columnsDialog.useTitle, kinds });
  return path === null ? undefined : told(() => commands.importMappingOpen(path));
}

async function told<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    say(readError(thrown).message, { tone: "danger" });
    return undefined;
  }
}
