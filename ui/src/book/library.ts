/** What the page of a book asks the library. */
import { commands, type Book } from "#ipc/bindings.ts";
import { query } from "#ipc/queries.ts";

/** The book with its people, tags and editions. */
export const bookQuery = (id: string) => query("book", [id], () => commands.bookGet(id));

/** Its reads, the latest first. */
export const readsQuery = (id: string) => query("reads", [id], () => commands.readList(id));

/** The sessions of one of its reads, the latest first. */
export const logQuery = (read: string) => query("sessions", [read], () => commands.sessionList(read));

/** Its notes, by place. */
export const notesQuery = (id: string) => query("bookNotes", [id], () => commands.noteOfBook(id));

/** Its places in plans. */
export const plansQuery = (id: string) => query("bookPlans", [id], () => commands.planOfBook(id));

/** The names of all tags in use. */
export const tagsQuery = () => query("tags", [], commands.tagList);

/** The chapters of a read's edition, with what is read of each. */
export const chaptersQuery = (read: string) => query("chapters", [read], () => commands.chapterList(read));

/** What lines of contents would mean. */
export const previewQuery = (edition: string | null, text: string) =>
  query("contentsPreview", [edition, text], () => commands.contentsPreview(edition, text));

/** Books that may be the same as this one. */
export const alikeQuery = (book: Book) =>
  query("paletteBooks", ["alike", book.id], () => commands.bookAlike(book.title, book.editions[0]?.isbn13 ?? ""));

/** Books by words. */
export const foundQuery = (text: string) =>
  query("paletteBooks", ["merge", text], () => commands.bookList({ text, sort: "best", limit: 9 }));

/** What merging a book into another would do. */
export const mergeQuery = (keep: string, other: string) =>
  query("merge", [keep, other], () => commands.bookMergePreview(keep, other));
