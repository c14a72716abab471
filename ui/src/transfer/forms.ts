/** The forms of an export and what its reports say. */
import { t } from "#i18n/index.svelte.ts";
import type { ExportReport, ImportReport, NoteQuery, NotesFormat } from "#ipc/bindings.ts";
import type { FileKind } from "#ipc/host.ts";

/** The forms, with the endings of their files; a folder has none. */
export const formats: Record<NotesFormat, string> = { markdown: "", html: "html", json: "json", readwise: "csv" };

/** All notes. */
export const everyNote: NoteQuery = {};

/** What a dialog for a file of this form offers. */
export function fileKinds(format: NotesFormat): FileKind[] {
  return [{ name: t.transfer.export.formats[format], extensions: [formats[format]] }];
}

/** The outcomes of an export that are not nothing, in words. */
export function lines(report: ExportReport): string[] {
  const { outcomes, renamed } = t.transfer.export;
  const names = Object.keys(outcomes) as (keyof typeof outcomes)[];
  const counted = names.filter((name) => report[name] > 0).map((name) => outcomes[name](report[name]));
  return report.renamed > 0 ? [...counted, renamed(report.renamed)] : counted;
}

/** The outcomes of an import that are not nothing, in words. */
export function importLines(report: ImportReport): string[] {
  const words = t.transfer.import;
  const counts: [number, (count: number) => string][] = [
    [report.added, words.added],
    [report.updated, words.updated],
    [report.unchanged, words.unchanged],
    [report.books_added, words.books],
    [report.missing, words.missing],
  ];
  return counts.filter(([count]) => count > 0).map(([count, say]) => say(count));
}
