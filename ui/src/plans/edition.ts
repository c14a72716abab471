/** The edition that is being read, as the details of an item need it. Pure. */
import type { Book, Edition, Read } from "#ipc/bindings.ts";

/** The edition of the latest read, else the book's first. */
export function editionInHand(book: Book, reads: readonly Read[]): Edition | undefined {
  return book.editions.find(({ id }) => id === reads[0]?.edition) ?? book.editions[0];
}
