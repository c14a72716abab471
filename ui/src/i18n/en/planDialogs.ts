import { plural } from "./plural.ts";

/** Words of what src/plans asks: which book, which plan, which stage. A part of `plans`. */
export const planDialogs = {
  match: {
    which: "Which book is this?",
    other: "Match to another book…",
    button: "Match to a book",
    open: "The list describes a book without naming one. Match it, or leave it open: nothing is guessed for you.",
    hasBook: (title: string) => `Now it is ${title}. Choose another book, or leave it as it is.`,
    possible: "Possible books, none of them certain",
    asItStands: "As it stands",
    yours: "your match",
    asListed: "What the list says",
    asListedText: "the book that was identified for the list",
    leaveOpen: "Leave it open",
    leaveOpenText: "keep it in the plan as a reminder, outside the page count",
    find: "Or find it yourself",
    none: "No book fits",
    suggested: "Books that speak of the same",
    inList: (plan: string) => `in ${plan}`,
    why: {
      title: (words: string) => `Its title speaks of ${words}, as the recommendation does.`,
      subtitle: (words: string) => `Its subtitle speaks of ${words}.`,
      tags: (words: string) => `You tagged it ${words}.`,
      topic: (words: string) => `Backend Canon has it under ${words}.`,
      description: (words: string) => `Its description speaks of ${words}.`,
      listed: (words: string) => `Backend Canon says of it: ${words}.`,
      author: (names: string) => `${names} wrote it, and a book that the list thinks possible.`,
    },
  },

  search: {
    placeholder: "Title, author or ISBN in your library; or type a new title",
    results: "Books found",
    inLibrary: "in library",
    inPlan: "in this plan",
    newBook: "new book",
    authors: "Authors",
    authorsHint: "Several with commas between; empty if not known.",
    found: (count: number) => plural(count, { one: "# book found", other: "# books found" }),
  },

  add: {
    button: "Add a book",
    title: (plan: string) => `Add a book to ${plan}`,
    find: "Book",
    missing: "Type a title first, or choose one of the books found.",
    do: "Add to the plan",
  },

  switch: {
    label: "Plans",
    line: (title: string, done: number, total: number) => `${title}, ${done} of ${total} done`,
  },

  create: {
    command: "New plan…",
    title: "New plan",
    text: "Only the title is needed. Books and stages come afterwards.",
    do: "Make the plan",
  },

  editPlan: {
    command: "Edit the plan…",
    title: "Edit the plan",
    name: "Title",
    summary: "What it is for",
    goal: "My goal",
    goalHint: "What you want to be able to do at its end.",
    target: "Done by",
  },

  choose: {
    title: "Choose a plan",
    text: "A plan is a list of books with an order and reasons. Take one, or begin your own; you can have several.",
    own: "A plan of your own",
    ownText: "Begin empty: add stages and books as you find them.",
  },

  offer: {
    command: "Take a built-in plan…",
    title: "Built-in plans",
    text: "Taking a plan adds its books to your library. Your own order, states and notes stay yours.",
    shelf: (title: string, items: number, stages: number) => `${title} as a shelf: ${items} items in ${stages} stages.`,
    facts: (items: number, stages: number, unidentified: number, pages: number) =>
      [
        plural(items, { one: "# item", other: "# items" }),
        plural(stages, { one: "# stage", other: "# stages" }),
        plural(pages, { one: "about # page", other: "about # pages" }),
        ...(unidentified > 0
          ? [plural(unidentified, { one: "# without a named book", other: "# without a named book" })]
          : []),
      ].join(" · "),
    do: (title: string) => `Take ${title}`,
    open: (title: string) => `Go to ${title}`,
  },
};
