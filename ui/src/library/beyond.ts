/** A position beyond the end: either it or the edition's count is wrong, and only the reader knows which. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type BookId, type Edition, type EditionDraft } from "#ipc/bindings.ts";
import type { AppError } from "#ipc/error.ts";

/** The count that would make what was typed true. */
export interface Correction {
  /** In words, for a button. */
  words: string;
  edition: Edition;
  draft: EditionDraft;
}

/** What could be corrected after a refusal; nothing where no count of an edition stands behind it. */
export async function correctionFor(book: BookId, error: AppError): Promise<Correction | undefined> {
  const detail = error.detail as { given?: number | null; last?: number | null } | undefined;
  if (error.code !== "beyond_the_end" || detail?.given == null || detail.last == null) return undefined;
  const edition = await editionRead(book);
  return edition === undefined ? undefined : corrected(edition, detail.given, detail.last);
}

/** The edition the book is read in, else its first. */
async function editionRead(book: BookId): Promise<Edition | undefined> {
  const [{ editions }, reads] = await Promise.all([commands.bookGet(book), commands.readList(book)]);
  const open = reads.find(({ state }) => state === "reading" || state === "paused");
  return editions.find(({ id }) => id === open?.edition) ?? editions[0];
}

/** The edition with the count that `last` came from raised to `given`. */
function corrected(edition: Edition, given: number, last: number): Correction | undefined {
  const draft = draftOf(edition);
  const words = t.library.progress;
  if (last === edition.minutes)
    return { edition, draft: { ...draft, minutes: String(given) }, words: words.length(given) };
  if (last !== (edition.last_page ?? edition.pages)) return undefined;
  // The page is in the book but after where the text was thought to end: that end was wrong, not the count.
  if (edition.last_page !== null && given <= (edition.pages ?? 0)) {
    return { edition, draft: { ...draft, last_page: String(given) }, words: words.lastPage(given) };
  }
  return { edition, draft: { ...draft, pages: String(given), last_page: "" }, words: words.pages(given) };
}

/** The draft that leaves an edition as it is. */
function draftOf(edition: Edition): EditionDraft {
  const text = (number: number | null): string => (number === null ? "" : String(number));
  return {
    name: edition.name ?? "",
    isbn: edition.isbn13 ?? "",
    asin: edition.asin ?? "",
    publisher: edition.publisher ?? "",
    published: edition.published ?? "",
    language: edition.language ?? "",
    format: edition.format,
    pages: text(edition.pages),
    last_page: text(edition.last_page),
    minutes: text(edition.minutes),
  };
}
