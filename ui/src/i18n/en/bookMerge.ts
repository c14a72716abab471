import { plural } from "./plural.ts";

const none = (count: number, words: string): string => (count === 0 ? "" : words);

/** Words of merging two books. */
export const bookMerge = {
  title: (title: string) => `Merge with ${title}`,
  what: "For two books that are editions of one. Everything of the other goes over, and one undo takes it back.",
  find: "The other book",
  hint: "Words of its title or authors.",
  offered: "Books",
  none: "No book looks like this one. Find it by words.",
  notFound: (text: string) => `No other book fits “${text}”.`,
  unchosen: "Choose the other book first.",
  save: "Merge them",
  goesOver: "What goes over",
  nothing: "Nothing but its name, which stays in the file.",
  differs: "What stays as it is here",
  editions: (count: number) => none(count, plural(count, { one: "# edition", other: "# editions" })),
  sameEditions: (count: number) =>
    none(count, plural(count, { one: "# edition that is here already", other: "# editions that are here already" })),
  reads: (count: number, sessions: number) =>
    none(
      count,
      `${plural(count, { one: "# read", other: "# reads" })}, ${plural(sessions, { one: "# session", other: "# sessions" })}`,
    ),
  joins: "Both are being read: the two open reads become one.",
  notes: (count: number) => none(count, plural(count, { one: "# note", other: "# notes" })),
  items: (count: number) => none(count, plural(count, { one: "# place in a plan", other: "# places in plans" })),
  tags: (tags: string) => `Tags: ${tags}`,
  people: (people: string) => `People: ${people}`,
  fills: (field: string, value: string) => `${field}, which is empty here: ${value}`,
  stays: (field: string, keep: string, other: string) => `${field}: ${keep}, not ${other}`,
  fields: {
    title: "Title",
    subtitle: "Subtitle",
    series: "Series",
    series_number: "Number in the series",
    first_published: "First published",
    language: "Language",
    description: "Description",
    why_added: "Why I added it",
    recommended_by: "Recommended by",
  },
};
