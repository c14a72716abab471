/** What is done with hits: opened, copied, removed, made of another kind. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type Hit, type NoteChoice, type NoteKind } from "#ipc/bindings.ts";
import { change } from "#ipc/change.ts";
import { choose, go } from "#lib/router.svelte.ts";
import { say } from "#lib/toasts.svelte.ts";
import { isNote } from "./ask.ts";
import { copyText } from "./clipboard.ts";
import { noteAsMarkdown } from "./markdown.ts";

/** The list that they are done in. */
interface List {
  at: (index: number) => Hit | undefined;
  total: () => number;
  /** Whether the reader is still there; else there is no list, and no focus to take. */
  mounted: () => boolean;
  /** Takes the cursor and the focus to a hit. */
  move: (index: number) => unknown;
}

/** The deeds of a list. */
export function deeds({ at, total, mounted, move }: List) {
  /** Coming back finds the hit that was left. */
  function leaveAt(index: number): void {
    choose({ note: at(index)?.id, at: String(index) });
  }

  function open(index: number): void {
    const hit = at(index);
    if (hit === undefined || hit.book === null) return;
    leaveAt(index);
    go("book", hit.book, isNote(hit) ? { note: hit.id } : {});
  }

  async function copy(hit: Hit): Promise<void> {
    const copied = await copyText(noteAsMarkdown(hit));
    say(copied ? t.notebook.hit.copied : t.notebook.hit.notCopied, copied ? { icon: "copy" } : { tone: "danger" });
  }

  /** The focus goes to the hit that takes the place of the one that had it. */
  async function remove(choice: NoteChoice, cursor: number): Promise<void> {
    const last = cursor >= total() - 1;
    const { ok } = await change(() => commands.noteRemove(choice));
    if (ok && mounted() && total() > 1) await move(last ? Math.max(0, cursor - 1) : cursor);
  }

  const make = (choice: NoteChoice, kind: NoteKind) => change(() => commands.noteMake(choice, kind));

  return { leaveAt, open, copy, remove, make };
}
