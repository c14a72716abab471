import { plural } from "./plural.ts";

/** Words of src/graph. */
export const graph = {
  title: "Graph",
  pageTitle: (plan: string) => `${plan}, graph`,
  view: "View",
  list: "List",
  graph: "Graph",
  connect: "Add a prerequisite",
  toList: "Open the list",
  empty: "Nothing to draw yet",
  emptyText: "This plan has no items. Put books into it in the list; what comes before what is drawn here.",
  failed: "The picture could not be drawn. The table below says the same.",

  wayTo: "Shortest way to",
  noWay: "Choose an item that waits",
  nothingWaits: "Nothing in this plan waits",
  wayLength: (books: number, pages: number) =>
    [
      plural(books, { one: "# book", other: "# books" }),
      ...(pages > 0 ? [plural(pages, { one: "# page", other: "# pages" })] : []),
    ].join(", "),
  before: "before it opens",
  onlyTopics: (topics: string) => `Only what you know stands before it: ${topics}`,
  open: "Nothing stands before it",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit",
  percent: (zoom: number) => `${zoom} %`,

  region: "Prerequisites, scrollable",
  picture: "Prerequisites by stage. The table below says the same in words.",
  stage: (number: number, title: string) => `${number} ${title}`,
  stageDone: (done: number, total: number) => `${done} of ${total} done`,
  node: (title: string, status: string) => `${title}: ${status}`,
  ready: "Ready now",
  blocked: "Blocked",
  blockedBy: (what: string) => `blocked by ${what}`,
  needed: "needed",
  helpful: "helpful",
  nothing: "nothing",
  legend: {
    done: "done",
    reading: "reading",
    ready: "ready now",
    blocked: "blocked",
    way: "the chosen way",
    hands: "Arrow keys follow the edges; Enter opens the item. Drag from one item to another to connect them.",
  },
  asTable: "The same as a table",
  columns: { item: "Item", status: "Status", blockedBy: "Blocked by", unlocks: "Unlocks" },

  need: {
    title: "Add a prerequisite",
    text: "What comes first, and what needs it. Your own prerequisites stay when the list has a new version.",
    first: "First",
    then: "Then",
    choose: "Choose an item",
    both: "Choose both items.",
    strength: "How much it needs it",
    hard: "Needed: it waits",
    soft: "Helpful: it does not",
    why: "Why, if you like",
    save: "Connect",
  },

  commands: {
    list: "Show the plan as a list",
    graph: "Show the plan as a graph",
    fit: "Fit the picture into the window",
    way: "Shortest way to this item",
  },
};
