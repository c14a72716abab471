/** A position beyond the end: either it or the edition's count is wrong, and only the reader knows which. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type BookId, type Edition, type EditionDraft } from "#ipc/bindings.ts";
import type { AppError } from "#ipc/error.ts";
import { timeWords, placeWords } from "#lib/place.ts";

/** What can be answered, in place, to a position beyond the end. */
export interface BeyondQuestion {
  /** What was typed. */
  typed: string;
  /** The edition with the count that would make it true, and that count in words; none where no count is at fault. */
  correction: { edition: Edition; draft: EditionDraft; words: string } | undefined;
  /** The end of the text, in words. */
  end: string | undefined;
}

/** The question that a refusal asks; undefined for any other refusal. */
export async function beyondQuestion(
  book: BookId,
  error: AppError,
  typed: string,
): Promise<BeyondQuestion | undefined> {
  if (error.code !== "beyond_the_end") return undefined;
  // Without the edition the answers about its count are missing, and the refusal itself still stands.
  return questionFor(error, typed, await editionInHand(book).catch(() => undefined));
}

/** The same for an edition that is known. */
export function questionFor(error: AppError, typed: string, edition: Edition | undefined): BeyondQuestion | undefined {
  const { given, last } = (error.detail ?? {}) as { given?: number | null; last?: number | null };
  if (error.code !== "beyond_the_end" || given == null || last == null) return undefined;
  const unit = unitOf(typed, last, edition);
  if (edition === undefined || unit === undefined) return { typed, correction: undefined, end: undefined };
  const end = placeWords({ unit, value: last });
  return { typed, end, correction: { edition, ...corrected(edition, unit, given) } };
}

/** The edition the book is read in, else its first. */
async function editionInHand(book: BookId): Promise<Edition | undefined> {
  const [{ editions }, reads] = await Promise.all([commands.bookGet(book), commands.readList(book)]);
  return editions.find(({ id }) => id === reads[0]?.edition) ?? editions[0];
}

/** Percentages and chapters have no count of the edition behind them. */
function unitOf(typed: string, last: number, edition: Edition | undefined): "page" | "minute" | undefined {
  if (edition === undefined || typed.includes("%")) return undefined;
  if (last === (edition.last_page ?? edition.pages)) return "page";
  return last === edition.minutes ? "minute" : undefined;
}

function corrected(edition: Edition, unit: "page" | "minute", given: number): { draft: EditionDraft; words: string } {
  const draft = draftOf(edition);
  const { beyond } = t.shared.reads;
  if (unit === "minute") {
    return { draft: { ...draft, minutes: String(given) }, words: beyond.length(timeWords(given)) };
  }
  // The page is in the book but after where the text was thought to end: that end was wrong, not the count.
  if (edition.last_page !== null && (edition.pages ?? 0) >= given) {
    return { draft: { ...draft, last_page: String(given) }, words: beyond.lastPage(given) };
  }
  return { draft: { ...draft, pages: String(given), last_page: "" }, words: beyond.pages(given) };
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
