/** Edits of a text field as typing would make them: the field's own undo takes them back. */

/** A piece of a text, by its places. */
export interface Stretch {
  from: number;
  to: number;
}

/** Puts `words` in the place of a stretch, and selects what `select` names. */
export function replace(field: HTMLTextAreaElement, { from, to }: Stretch, words: string, select: Stretch): void {
  field.focus();
  field.setSelectionRange(from, to);
  // No other way enters the field's history; where it is not known, the text alone changes.
  if (!typed(words)) {
    field.setRangeText(words, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(select.from, select.to);
}

/** Puts marks around what is selected, or around `otherwise`, and leaves the words selected. */
export function surround(field: HTMLTextAreaElement, before: string, after: string, otherwise = ""): void {
  const { selectionStart: from, selectionEnd: to } = field;
  const words = field.value.slice(from, to) || otherwise;
  const start = from + before.length;
  replace(field, { from, to }, before + words + after, { from: start, to: start + words.length });
}

/** Marks each line that the selection touches as quoted. */
export function quoteLines(field: HTMLTextAreaElement): void {
  const from = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const to = field.selectionEnd;
  const lines = field.value.slice(from, to).split("\n");
  const quoted = lines.map((line) => `> ${line}`).join("\n");
  const end = from + quoted.length;
  replace(field, { from, to }, quoted, { from: end, to: end });
}

/** Goes on with a list or a quotation on the next line; an empty item ends it. Says whether it did anything. */
export function continueList(field: HTMLTextAreaElement): boolean {
  const { selectionStart: at, selectionEnd: to, value } = field;
  if (at !== to) return false;
  const from = value.lastIndexOf("\n", at - 1) + 1;
  const mark = /^(\s*)(?:([-*+]|\d{1,9}[.)])( \[[ xX]\])?|>) /.exec(value.slice(from, at));
  if (mark === null) return false;
  if (mark[0].length === at - from) {
    replace(field, { from, to: at }, "", { from, to: from });
    return true;
  }
  const [, indent = "", bullet, box] = mark;
  const number = Number.parseInt(bullet ?? "", 10);
  const next = Number.isNaN(number) ? (bullet ?? ">") : `${number + 1}${bullet?.at(-1)}`;
  const line = `\n${indent}${next}${box === undefined ? "" : " [ ]"} `;
  replace(field, { from: at, to: at }, line, { from: at + line.length, to: at + line.length });
  return true;
}

function typed(words: string): boolean {
  const how = words === "" ? "delete" : "insertText";
  return document.execCommand?.(how, false, words) ?? false;
}
