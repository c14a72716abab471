/** What the page of a book asks the library. */
import { commands } from "#ipc/bindings.ts";
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
