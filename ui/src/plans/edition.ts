/** The edition that is being read, as the details of an item need it. Pure. */
import type { Book, Edition, Read } from "#ipc/bindings.ts";
import { markOf, sideBySide } from "#shared/contents.ts";

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
  const chapters = sideBySide(edition.chapters);
  const end = endOf(edition);
  const parts = chapters.map((chapter, at) => ({
    mark: markOf(chapter),
    from: chapter.first_page ?? -1,
    to: chapters[at + 1]?.first_page ?? (chapter.last_page ?? end ?? -2) + 1,
  }));
  return parts.every(({ from, to }) => from >= 0 && to > from) ? parts : [];
}

/** Where the text ends as far as the edition says. */
function endOf({ last_page, pages }: Edition): number | null {
  return last_page ?? pages;
}
