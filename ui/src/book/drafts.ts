/** The book as its form shows it. */
import type { AuthorDraft, Book, BookDraft } from "#ipc/bindings.ts";
import { dateEntry } from "./words.ts";

/** A draft with nothing left out. */
export type WholeBookDraft = Required<Omit<BookDraft, "authors">> & { authors: Required<AuthorDraft>[] };

/** What the book is, as texts. */
export function bookDraft(book: Book): WholeBookDraft {
  return {
    title: book.title,
    subtitle: book.subtitle ?? "",
    authors: book.authors.map(({ name, role }) => ({ name, role: role ?? "author" })),
    series: book.series ?? "",
    series_number: book.series_number ?? "",
    first_published: dateEntry(book.first_published),
    language: book.language ?? "",
    description: book.description ?? "",
    why_added: book.why_added ?? "",
    recommended_by: book.recommended_by ?? "",
    tags: [...book.tags],
  };
}
