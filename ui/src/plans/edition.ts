/** The edition that is being read, as the details of an item need it. Pure. */
import type { Book, Edition, EditionDraft, Read } from "#ipc/bindings.ts";

/** A chapter on the ruler. */
interface Part {
  mark: string;
  from: number;
  to: number;
}

/** The edition of the latest read, else the book's first. */
export function editionInHand(book: Book, reads: readonly Read[]): Edition | undefined {
  return book.editions.find(({ id }) => id === reads[0]?.edition) ?? book.editions[0];
}

/** The chapters as lengths of pages; none where their pages are not all known. */
export function partsOf({ chapters, pages, last_page }: Edition): Part[] {
  const end = last_page ?? pages;
  const parts = chapters.map(({ number, first_page, last_page: ends }, at) => ({
    mark: String(number),
    from: first_page ?? -1,
    to: chapters[at + 1]?.first_page ?? (ends ?? end ?? -2) + 1,
  }));
  return parts.every(({ from, to }) => from >= 0 && to > from) ? parts : [];
}

/** What a form for the edition would start from, with another count of pages. */
export function editionDraft(edition: Edition, pages: number): EditionDraft {
  const words = (value: string | number | null): string => (value === null ? "" : String(value));
  return {
    name: words(edition.name),
    isbn: words(edition.isbn13),
    asin: words(edition.asin),
    publisher: words(edition.publisher),
    published: words(edition.published),
    language: words(edition.language),
    format: edition.format,
    pages: words(pages),
    // Where the text ends was known for the old count only, if it lies before the page that was read.
    last_page: edition.last_page !== null && edition.last_page >= pages ? words(edition.last_page) : "",
    minutes: words(edition.minutes),
  };
}
