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
export function partsOf(edition: Edition): Part[] {
  const { chapters } = edition;
  const end = endOf(edition);
  const parts = chapters.map(({ number, first_page, last_page: ends }, at) => ({
    mark: String(number),
    from: first_page ?? -1,
    to: chapters[at + 1]?.first_page ?? (ends ?? end ?? -2) + 1,
  }));
  return parts.every(({ from, to }) => from >= 0 && to > from) ? parts : [];
}

/** Where the text ends as far as the edition says. */
export function endOf({ last_page, pages }: Edition): number | null {
  return last_page ?? pages;
}

/** Whether a page is beyond all pages of the edition, not only beyond the end of its text. */
export function isBeyondCount({ pages }: Edition, page: number): boolean {
  return pages === null || page > pages;
}

/** What a form for the edition would start from, corrected so that it has this page. */
export function draftReaching(edition: Edition, page: number): EditionDraft {
  const words = (value: string | number | null): string => (value === null ? "" : String(value));
  const longer = isBeyondCount(edition, page);
  return {
    name: words(edition.name),
    isbn: words(edition.isbn13),
    asin: words(edition.asin),
    publisher: words(edition.publisher),
    published: words(edition.published),
    language: words(edition.language),
    format: edition.format,
    pages: words(longer ? page : edition.pages),
    // With another count of pages, where the text ends is no longer known.
    last_page: longer ? "" : words(page),
    minutes: words(edition.minutes),
  };
}
