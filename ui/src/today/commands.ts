/** The actions of Today: they act on the book under the cursor, or on the first. */
import { t } from "#i18n/index.svelte.ts";
import type { OpenBook, Today } from "#ipc/bindings.ts";
import type { Command } from "#shell/public.ts";
import { resume, start } from "./states.ts";

/** What the page lets its commands do. */
interface Page {
  today: Today;
  /** The book of the cursor, or the first, and its row. */
  chosen: OpenBook | undefined;
  rowOf: () => HTMLElement | undefined;
  open: (open: OpenBook) => void;
  write: (open: OpenBook) => void;
  /** Starts a session; none while one is under way, which is finished from anywhere. */
  session: ((open: OpenBook) => void) | undefined;
}

/** The actions that make sense on this day. */
export function todayCommands({ today, chosen, rowOf, open, write, session }: Page): Command[] {
  const control = (selector: string) => rowOf()?.querySelector<HTMLElement>(selector);
  const own: Command[] =
    chosen === undefined
      ? []
      : [
          {
            id: "today.progress",
            title: () => t.today.commands.progress(chosen.book.title),
            group: "reading",
            icon: "check",
            keys: ["U"],
            run: () => control("[data-progress-field]")?.focus(),
          },
          {
            id: "today.state",
            title: () => t.today.commands.state(chosen.book.title),
            group: "reading",
            icon: "s-reading",
            keys: ["M"],
            run: () => control("[data-state-menu]")?.click(),
          },
          {
            id: "today.note",
            title: () => t.today.commands.note(chosen.book.title),
            group: "reading",
            icon: "note",
            keys: ["N"],
            run: () => write(chosen),
          },
          {
            id: "today.open",
            title: () => t.today.commands.open(chosen.book.title),
            group: "reading",
            icon: "book",
            run: () => open(chosen),
          },
        ];
  const starting: Command[] =
    chosen === undefined || session === undefined
      ? []
      : [
          {
            id: "today.session",
            title: () => t.today.commands.session(chosen.book.title),
            group: "reading",
            icon: "timer",
            keys: ["S"],
            run: () => session(chosen),
          },
        ];
  return [...own, ...starting, ...resumptions(today), ...starts(today)];
}

function resumptions({ paused }: Today): Command[] {
  return paused.map(({ book }) => ({
    id: `today.resume.${book.id}`,
    title: () => t.today.commands.resume(book.title),
    group: "reading",
    icon: "play",
    run: () => resume(book.id),
  }));
}

/** A book may be ready twice, as two parts of it; it is started once. */
function starts({ next }: Today): Command[] {
  const books = new Map(next.flatMap(({ item: { book } }) => (book === null ? [] : [[book.id, book] as const])));
  return [...books.values()].map(({ id, title, edition_id: edition }) => ({
    id: `today.start.${id}`,
    title: () => t.today.commands.start(title),
    group: "reading",
    icon: "play",
    run: () => start(id, edition),
  }));
}
