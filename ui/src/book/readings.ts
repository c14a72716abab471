/** What a book's reads say about the book. */
import type { Book, BookState, Edition, Read, ReadDraft } from "#ipc/bindings.ts";
import type { ReadQuestion, StatedBook } from "#shared/reads.ts";
import { dateEntry, editionName } from "./words.ts";

/** The read that is under way or paused, of which there is at most one. */
export function openRead(reads: readonly Read[]): Read | undefined {
  return reads.find(({ state }) => state === "reading" || state === "paused");
}

/** The read that speaks for the book: the open one, else the one that ended last. */
export function latestRead(book: Book, reads: readonly Read[]): Read | undefined {
  return reads.find(({ id }) => id === book.latest_read) ?? reads[0];
}

/** Where the book stands. */
export function stateOf(book: Book, reads: readonly Read[]): BookState {
  return latestRead(book, reads)?.state ?? "unread";
}

/** The book with its state, as the ways between states need it. */
export function statedBook(book: Book, reads: readonly Read[]): StatedBook {
  const times = reads.filter(({ state }) => state === "finished").length;
  return { id: book.id, title: book.title, state: stateOf(book, reads), times_read: times };
}

/** The question that begins a read: when, and in which edition where there are several. */
export function startQuestion(book: Book): ReadQuestion {
  const editions = book.editions.map((edition, at) => ({ id: edition.id, name: editionName(edition, at + 1) }));
  return { asks: "start", ids: [book.id], what: `“${book.title}”`, editions };
}

/** The edition that a read is measured by: its own, else the book's first. */
export function editionOf(book: Book, read: Read | undefined): Edition | undefined {
  return book.editions.find(({ id }) => id === read?.edition) ?? book.editions[0];
}

/** A read as its form shows it. */
export function draftOf(read: Read): Required<ReadDraft> {
  return {
    state: read.state,
    started: dateEntry(read.started),
    ended: "on" in read ? dateEntry(read.on) : "",
    reason: ("reason" in read ? read.reason : null) ?? "",
    resume_on: read.state === "paused" ? dateEntry(read.resume_on) : "",
    edition: read.edition,
    rating: read.rating,
    review: read.review ?? "",
  };
}
