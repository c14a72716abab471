/** A file dropped onto the window: a plan or a reading list is looked at as one, anything else as books to import. */
import { t } from "#i18n/index.svelte.ts";
import { readError } from "#ipc/error.ts";
import type { FilesDropped } from "#ipc/bindings.ts";
import { droppedFile, keptPath } from "#ipc/files.ts";
import { modalOpen } from "#lib/modal.svelte.ts";
import { go } from "#lib/router.svelte.ts";
import { say } from "#lib/toasts.svelte.ts";
import { runCommand } from "./commands.svelte.ts";

/** The most bytes that are taken from a dropped file. */
const MOST = 64 * 1024 * 1024;

/** Lets files be dropped where nothing else takes them. */
export function allowDrop(event: DragEvent): void {
  if (event.dataTransfer?.types.includes("Files") === true && !modalOpen()) event.preventDefault();
}

/** Takes a dropped file to its page. A place that took it itself, such as a note its picture, has said so. */
export async function takeDrop(event: DragEvent): Promise<void> {
  const files = event.dataTransfer?.files;
  if (event.defaultPrevented || files === undefined || files.length === 0) return;
  event.preventDefault();
  const [file] = files;
  if (file === undefined || modalOpen()) return;
  if (files.length > 1) {
    say(t.shell.drop.several, { icon: "info" });
  } else if (file.size > MOST) {
    say(t.shell.drop.large(file.name), { icon: "alert" });
  } else {
    try {
      await take(file);
    } catch (error) {
      say(t.shell.drop.failed(file.name, readError(error).message), { icon: "alert" });
    }
  }
}

/** Hands files that the window took on to the place where they were dropped, as a browser does. */
export async function handOn({ names, x, y }: FilesDropped): Promise<void> {
  const transfer = new DataTransfer();
  for (const [at, name] of names.entries()) {
    try {
      transfer.items.add(await droppedFile(name, at));
    } catch (error) {
      say(t.shell.drop.failed(name, readError(error).message), { icon: "alert" });
      return;
    }
  }
  const place = document.elementFromPoint(x, y) ?? document.body;
  place.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}

async function take(file: File): Promise<void> {
  if (await isPlan(file)) await runCommand("planfiles.look", await file.text());
  else go("import", null, { file: await keptPath(file) });
}

/** Whether a file is a plan or a list, by its ending and, where that says too little, by what is in it. */
export async function isPlan(file: File): Promise<boolean> {
  const ending = /\.([^.]+)$/.exec(file.name.toLowerCase())?.[1] ?? "";
  if (ending === "md" || ending === "markdown") return true;
  if (ending === "json") return (await file.text()).includes('"lectern_plan"');
  return ending === "txt" && !(await file.text()).split("\n", 40).some(isOfAnotherKind);
}

/** What a reading list has no line of: an ISBN, a reader's clippings, a bibliography, the head of a table. */
const OTHER_KINDS = [
  /^(97[89][- ]?)?\d[\d -]{8,}[\dXx]$/,
  /^={10}$/,
  /^(TY {2}-|%0 |@\w+\s*\{)/,
  /\t/,
  /^"?title"?\s*[,;]|[,;]\s*"?title"?\s*([,;]|$)/i,
];

function isOfAnotherKind(line: string): boolean {
  const text = line.replace(/^\uFEFF/, "").trim();
  return OTHER_KINDS.some((kind) => kind.test(text));
}
