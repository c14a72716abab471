/** A book and its reads for the tests of this folder. */
import type { Book, Edition, Note, Read, Session } from "#ipc/bindings.ts";

/** An edition of 474 pages whose chapters begin on pages 1, 201 and 401. */
export function anEdition(facts: Partial<Edition> = {}): Edition {
  const starts = [1, 201, 401];
  return {
    id: "e1",
    name: "2nd",
    isbn13: "9781449373320",
    isbn10: "1449373321",
    asin: null,
    publisher: "John Murray",
    published: "1815",
    language: null,
    format: "paper",
    pages: 474,
    last_page: null,
    minutes: null,
    chapters: starts.map((first_page, at) => ({
      id: `c${at}`,
      depth: 0,
      number: at + 1,
      title: `Volume ${["One", "Two", "Three"][at]}`,
      first_page,
      last_page: (starts[at + 1] ?? 475) - 1,
    })),
    ...facts,
  };
}

/** The id of the book below. */
export const EMMA = "01a20445-2463-7597-a739-a038b348f302";

/** Emma, with one edition. */
export function aBook(facts: Partial<Book> = {}): Book {
  return {
    id: EMMA,
    title: "Emma",
    subtitle: null,
    authors: [{ name: "Jane Austen", role: "author" }],
    series: null,
    series_number: null,
    first_published: "1815",
    language: "en",
    description: null,
    why_added: null,
    recommended_by: null,
    tags: ["novel"],
    editions: [anEdition()],
    latest_read: "r1",
    rating: null,
    review: null,
    added_at: "2026-11-01T08:00:00Z",
    removed_at: null,
    ...facts,
  };
}

/** A read under way, on page 182. */
export function aRead(facts: Partial<Read> = {}): Read {
  return {
    id: "r1",
    book: EMMA,
    edition: "e1",
    number: 1,
    started: "2026-10-12",
    position: { entered: "182", unit: "page", value: 182, of: 474, fraction: 182 / 474 },
    progress: 182 / 474,
    covered: [{ from: 0, to: 182 / 474 }],
    minutes: 52,
    sessions: 1,
    rating: null,
    review: null,
    review_html: null,
    state: "reading",
    ...facts,
  } as Read;
}

/** A session of that read that went back. */
export function aSession(facts: Partial<Session> = {}): Session {
  const place = (value: number) => ({
    entered: String(value),
    unit: "page" as const,
    value,
    of: 474,
    fraction: value / 474,
  });
  return {
    id: "s1",
    read: "r1",
    day: "2026-11-17",
    started_at: null,
    clock: null,
    minutes: 52,
    from: place(190),
    to: place(182),
    correction: true,
    pages: null,
    note: "on the train",
    chapters: [],
    ...facts,
  };
}

/** A quotation in Emma. */
export const A_NOTE: Note = {
  id: "n1",
  book: EMMA,
  book_title: "Emma",
  book_authors: ["Jane Austen"],
  kind: "quote",
  text: "Seldom",
  html: "<p>Seldom</p>",
  anchor: { entered: "17", unit: "page", value: 17, of: 474, fraction: 17 / 474 },
  chapter: "Volume One",
  tags: ["irony"],
  created_at: "2026-11-17T20:00:00Z",
  name: "",
  links: [],
  linked_from: 0,
  edited_at: "2026-11-17T20:00:00Z",
};
