/** What the plan screens ask of the library. */
import { commands } from "#ipc/bindings.ts";
import { query } from "#ipc/queries.ts";

const MOST_FOUND = 8;

/** The newer version of a built-in plan that waits for the reader. */
export const waitingQuery = (id: string) => query("planWaiting", [id], () => commands.planWaiting(id));

/** All plans with their counts. */
export const plansQuery = () => query("plans", [], commands.planList);

/** The built-in plans, and which of them were taken. */
export const offersQuery = () => query("offers", [], commands.planOffers);

/** The book of an item. */
export const bookQuery = (book: string) => query("book", [book], () => commands.bookGet(book));

/** All reads of an item's book, the latest first. */
export const readsQuery = (book: string) => query("reads", [book], () => commands.readList(book));

/** Books of the library that fit what was typed, the best first. */
export const foundBooksQuery = (text: string) =>
  query("books", ["found", text], () => commands.bookList({ text, sort: "best", limit: MOST_FOUND }));

/** Books that an open recommendation may be, with what speaks for each. */
export const suggestionsQuery = (item: string) =>
  query("itemSuggestions", [item], () => commands.itemSuggestions(item));
