import { plural } from "./plural.ts";

const books = (count: number) => plural(count, { one: "# book", other: "# books" });
const pages = (count: number) => plural(count, { one: "# page", other: "# pages" });
const entries = (count: number) => plural(count, { one: "# entry", other: "# entries" });

/** Words of src/today. */
export const today = {
  title: "Today",
  loading: "Reading what is open today",
  failed: "Today could not be read:",
  find: "Search or run a command",

  /** Questions and takeaways that are back. */
  back: (questions: number, takeaways: number) => {
    const parts = [
      ...(questions > 0 ? [plural(questions, { one: "# question", other: "# questions" })] : []),
      ...(takeaways > 0 ? [plural(takeaways, { one: "# takeaway", other: "# takeaways" })] : []),
    ];
    return `${parts.join(" and ")} ${questions + takeaways === 1 ? "is" : "are"} back`;
  },

  /** The sentence below the date. */
  sentence: {
    nothing: "No book is open.",
    open: (count: number) => `${books(count)} being read.`,
    pages: (count: number, read: number) => `${books(count)} being read, ${pages(read)} today.`,
    entries: (count: number, made: number) => `${books(count)} being read, ${entries(made)} today.`,
    onlyRecorded: (made: number) => `${entries(made)} today.`,
    paused: (count: number) => `${books(count)} paused.`,
  },

  recorded: {
    heading: "Recorded today",
    to: (place: string) => `to ${place}`,
    corrected: (place: string) => `corrected to ${place}`,
    minutes: (words: string) => `in ${words}`,
    takeBack: (title: string, place: string) => `Take back the entry of ${title}, ${place}`,
    more: (count: number) => plural(count, { one: "Show # earlier entry", other: "Show # earlier entries" }),
    fewer: "Show the latest only",
  },

  reading: {
    heading: "Being read",
    again: (number: number) => `read ${number}`,
    notBegun: "Nothing recorded yet",
    share: (percent: string) => `${percent} of the text`,
    since: (day: string) => `begun ${day}`,
    of: (total: string) => `of ${total}`,
    inChapter: (number: number) => `in chapter ${number},`,
    left: (count: number) => plural(count, { one: "# page left", other: "# pages left" }),
    minutesLeft: (words: string) => `${words} left`,
    ruler: (chapters: number, first: number, last: number, at: number, chapter: string) =>
      `${plural(chapters, { one: "# chapter", other: "# chapters" })}, pages ${first} to ${last}. ` +
      `Read to page ${at}${chapter === "" ? "" : `, in ${chapter}`}.`,
    meter: (percent: string) => `${percent} read`,
    note: (title: string) => `Write a note about ${title}`,
    noteShort: "Note",
    lastNote: "Last note",
    lastNoteAt: (place: string) => `Last note, ${place}`,
  },

  /** Places in a book. */
  place: {
    chapter: (chapter: number) => `chapter ${chapter}`,
    location: (location: number) => `location ${location}`,
    pages: (from: number, to: number) => `pages ${from}–${to}`,
    chapters: (from: number, to: number) => `chapters ${from}–${to}`,
    between: (from: string, to: string) => `${from} to ${to}`,
  },

  paused: {
    heading: "Paused",
    since: (day: string) => `since ${day}`,
    until: (day: string) => `goes on ${day}`,
    due: (day: string) => `was to go on ${day}`,
    resume: "Resume",
    resumeBook: (title: string) => `Resume ${title}`,
  },

  next: {
    heading: "Up next",
    startHeading: "Ready to start",
    plan: "Whole plan",
    ready: "Ready",
    done: (titles: string) => `${titles} is done`,
    severalDone: (titles: string) => `${titles} are done`,
    and: (first: string, last: string) => `${first} and ${last}`,
    nothingBefore: "Nothing has to come before it",
    mustRead: "Must-read",
    opens: (count: number) => plural(count, { one: "opens # more", other: "opens # more" }),
    pages,
    start: "Start",
    startBook: (title: string) => `Start ${title}`,
    none: "No book of your plans can be started now.",
    noPlanText: "A plan says which book comes next, and why.",
    takePlan: "Choose a plan",
  },

  empty: {
    title: "No book is being read",
    withNext: "Start one of the books that are ready, or any other from the library.",
    withoutNext: "Choose a book in the library and start it; it will stand here with your place in it.",
    library: "Go to the library",
  },

  shelf: {
    totals: (done: number, total: number) => `${done} of ${total} done`,
    left: (count: number) => plural(count, { one: "# page left", other: "# pages left" }),
    optional: (count: number) => plural(count, { one: "# optional page", other: "# optional pages" }),
    unidentified: (count: number) => `${count} without a book`,
    legend: "each spine is a book, as wide as it is long",
    label: (plan: string, done: number, total: number, reading: number, ahead: number) =>
      `${plan} as a shelf: ${done} of ${total} done, ${reading} being read, ${ahead} ahead.`,
  },

  commands: {
    progress: (title: string) => `Record progress in ${title}`,
    session: (title: string) => `Start a session of ${title}`,
    state: (title: string) => `Change the state of ${title}`,
    note: (title: string) => `Write a note about ${title}`,
    open: (title: string) => `Open ${title}`,
    start: (title: string) => `Start ${title}`,
    resume: (title: string) => `Resume ${title}`,
  },
};
