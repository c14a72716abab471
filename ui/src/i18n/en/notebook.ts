import { plural } from "./plural.ts";

const notes = (count: number) => plural(count, { one: "# note", other: "# notes" });
const inBooks = (books: number) => plural(books, { one: "in # book", other: "in # books" });

/** Words of src/notebook. */
export const notebook = {
  title: "Notebook",
  export: {
    hits: "Export hits",
    all: "Export",
    more: "More ways to export",
    forms: {
      markdown: "Markdown folder…",
      html: "HTML page…",
      json: "JSON file…",
      readwise: "Readwise table…",
    },
    import: "Import notes…",
  },
  loading: "Reading the notes",
  failed: "The notes could not be read:",
  find: "Search or run a command",
  search: "Search all notes and quotes",
  hits: (count: number, books: number) =>
    `${plural(count, { one: "# hit", other: "# hits" })}${books === 0 ? "" : ` ${inBooks(books)}`}`,
  all: (count: number, books: number) => `${notes(count)}${books === 0 ? "" : ` ${inBooks(books)}`}`,
  write: "Write a note",

  facets: {
    label: "Filters",
    kind: "Kind",
    kinds: {
      note: "Notes",
      quote: "Quotes",
      question: "Questions",
      takeaway: "Takeaways",
      session: "Session notes",
    },
    book: "Book",
    tag: "Tag",
    plan: "Plan",
    written: "Written",
    anytime: "Any time",
    last: (days: number) =>
      days === 365 ? "In the last year" : plural(days, { one: "Today", other: "In the last # days" }),
    between: "Between two days",
    from: "First day",
    to: "Last day",
    more: (count: number) => plural(count, { one: "Show # more", other: "Show # more" }),
    fewer: "Show fewer",
    clear: "Clear the filters",
    sort: "Sort",
    sorts: { best: "Best match", newest: "Newest", oldest: "Oldest", book: "Book, then place" },
  },

  group: {
    noBook: "Without a book",
    matching: (count: number) => plural(count, { one: "# note matches", other: "# notes match" }),
    count: notes,
  },

  hit: {
    session: "Session note",
    page: (page: number) => `p. ${page}`,
    percent: (percent: string) => `${percent} %`,
    chapter: (chapter: number) => `ch. ${chapter}`,
    location: (location: number) => `loc. ${location}`,
    time: (hours: number, minutes: number) => (hours === 0 ? `${minutes} min` : `${hours} h ${minutes} min`),
    today: "today",
    /** Which note is meant, in the name of what can be done with it: “quote, p. 163”. */
    named: (kind: string, place: string) => `${kind.toLowerCase()}${place === "" ? "" : `, ${place}`}`,
    open: (named: string) => `Open in the book: ${named}`,
    copy: (named: string) => `Copy as Markdown: ${named}`,
    edit: (named: string) => `Edit: ${named}`,
    tag: (named: string) => `Change the tags: ${named}`,
    remove: (named: string) => `Remove: ${named}`,
    select: (named: string) => `Select: ${named}`,
    tagsDone: "Done",
    tagsInText: "A tag that is written in the text as #word goes when the word goes.",
    place: "at",
    copied: "Copied as Markdown",
    notCopied: "The clipboard did not take the text.",
  },

  list: "Notes that were found",

  bulk: {
    name: "Selected notes",
    selected: (count: string) => `${count} selected`,
    all: (count: string) => `Select all ${count}`,
    notes,
    tag: "Tags",
    move: "Move",
    kind: "Kind",
    remove: "Remove",
    clear: "Select nothing",
  },

  tagging: {
    title: (what: string) => `Tags of ${what}`,
    on: "Put on",
    off: "Take off",
    needed: "Name a tag to put on or to take off.",
    confirm: "Change the tags",
    written: (times: number) =>
      plural(times, {
        one: "# note keeps a tag that is written in its text.",
        other: "# notes keep a tag that is written in their text.",
      }),
  },

  moving: {
    title: (what: string) => `Move ${what} to a book`,
    hint: "A place keeps what you typed, and is measured by the new book.",
    confirm: "Move",
    out: "Take out of any book",
  },

  filters: {
    menu: "Saved filter",
    save: "Save this filter",
    saveThis: "Save this filter…",
    name: "Name",
    confirm: "Save",
    rename: "Rename the filter",
    renameIt: (name: string) => `Rename “${name}”…`,
    change: (name: string) => `Save the changes to “${name}”`,
    up: "Move up",
    down: "Move down",
    remove: (name: string) => `Remove “${name}”`,
  },

  empty: {
    title: "No notes yet",
    text: "Notes, quotes, questions and takeaways of all your books are gathered here, and can be searched as you type.",
    noHits: (query: string) => `Nothing fits “${query}”`,
    noHitsFiltered: "No note fits these filters",
    noHitsText: "Only the last word may be unfinished: “read repl” finds a read replica. Fewer words find more.",
    clearSearch: "Clear the search",
  },

  commands: {
    open: "Open the note in its book",
    copy: "Copy the note as Markdown",
    edit: "Edit the note",
    tag: "Change the tags of the note",
    remove: "Remove the note",
    removeSelected: "Remove the selected notes",
    tagSelected: "Change the tags of the selected notes",
    moveTo: "Move notes to another book",
    make: (kind: string) => `Make the notes: ${kind}`,
    selectAll: "Select all hits",
    selectNone: "Select no note",
    saveFilter: "Save this filter of the notebook",
    clear: "Clear the filters of the notebook",
    sort: (by: string) => `Sort the notebook: ${by}`,
  },
};
