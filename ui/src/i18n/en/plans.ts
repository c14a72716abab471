import { planDialogs } from "./planDialogs.ts";
import { plural } from "./plural.ts";

/** Words of src/plans. */
export const plans = {
  title: "Plan",
  missing: "This plan is not in the library",
  missingText: "It may have been removed. Undo brings it back; its books are in the library.",
  toFirst: "Go to the first plan",
  planMenu: "This plan",
  removePlan: "Remove this plan",

  newer: {
    text: (version: string, changes: number) =>
      `List ${version} is out: ${plural(changes, { one: "# change", other: "# changes" })}. Your order, states and notes stay as they are.`,
    look: "See what changed",
  },

  about: "About this plan",
  curator: (name: string) => `Put together by ${name}.`,
  goalIs: (goal: string) => `My goal: ${goal}`,
  doneOf: (done: number, total: number) => `${done} of ${total}`,
  done: "done",
  pages: (pages: number) => plural(pages, { one: "# page", other: "# pages" }),
  pagesLeft: (pages: number) => plural(pages, { one: "# page left", other: "# pages left" }),
  pagesUnknown: "pages unknown",
  pagesLeftBeside: (pages: number, optional: number) =>
    [
      plural(pages, { one: "# page left", other: "# pages left" }),
      ...(optional > 0 ? [plural(optional, { one: "# optional beside them", other: "# optional beside them" })] : []),
    ].join(", "),
  unidentifiedCount: (count: number) =>
    plural(count, { one: "# recommendation without a book", other: "# recommendations without a book" }),
  shelf: (done: number, total: number, reading: number, ahead: number, unidentified: number) =>
    `The plan as a shelf: ${done} of ${total} done, ${reading} being read, ${ahead} ahead, ${unidentified} unidentified.`,
  stageDone: (done: number, total: number) => `${done} of ${total}`,
  showFinished: (count: number, all: boolean) => (all ? `show ${count} finished` : `show ${count} more`),
  hideAgain: "hide them",

  levels: { beginner: "Beginner", intermediate: "Intermediate", advanced: "Advanced" },
  part: {
    chapter: (first: number, last: number) => (first === last ? `Chapter ${first}` : `Chapters ${first}–${last}`),
    page: (first: number, last: number) => (first === last ? `Page ${first}` : `Pages ${first}–${last}`),
  },
  and: (first: string, last: string) => `${first} and ${last}`,
  atPage: (page: number) => `page ${page}`,
  atChapter: (chapter: number) => `chapter ${chapter}`,

  mustRead: "Must-read",
  classic: "Classic",
  optional: "Optional",
  optionalText: "Optional: it does not count when it is left out.",
  outdated: (since: string) => `Partly outdated since ${since}`,
  unidentified: "Unidentified recommendation",
  possibly: "Possibly:",
  readyNow: "Ready now",
  notChosen: "Not chosen",
  after: (title: string, more: number) => (more > 0 ? `After ${title} and ${more} more` : `After ${title}`),
  unlocks: (count: number) => `Unlocks ${count}`,
  by: (day: string) => `by ${day}`,
  readTo: (place: string) => `At ${place}`,
  pausedAt: (place: string) => `Paused at ${place}`,
  stoppedAt: (place: string) => `Stopped at ${place}`,
  rule: (take: number, of: number) =>
    take === 1 && of === 2 ? "One of these two" : take === 1 ? `One of these ${of}` : `${take} of these ${of}`,

  noneFits: "Nothing in this plan fits",
  noneFitsText: "No item fits all of the filters above.",
  allDone: "Everything in this plan is done",
  allDoneText: "The finished items are hidden.",
  showAll: "Show all",

  filters: {
    label: "Filter",
    unidentified: "Unidentified",
    hideFinished: "Hide finished",
    level: "Level",
    anyLevel: "Any level",
    removeLevel: (level: string) => `Remove the filter ${level}`,
  },

  states: { open: "Open", abandon: "Did not finish…" },
  again: { reading: "Read, reading again", paused: "Read, paused again" },

  deeds: {
    details: "Details",
    openBook: "Open the book",
    known: "I know this already",
    notKnown: "I do not know this yet",
    skipped: "Leave out",
    back: "Take back in",
    take: "Take out of the plan",
    restore: "Put back",
    moveTo: "Move to…",
    up: "Move up",
    down: "Move down",
  },

  move: {
    grip: (title: string) => `Move ${title}`,
    gripHint: "Drag, or press for places",
    title: (title: string) => `Move ${title}`,
    stage: "Stage",
    place: "Place",
    first: "At the beginning",
    after: (title: string) => `After ${title}`,
    together: (count: number) => `All ${count} of the choice move together.`,
    do: "Move",
    done: (title: string, place: number, of: number, stage: string) =>
      `${title} moved to ${place} of ${of} in ${stage}`,
    edge: (title: string, by: "place" | "stage", direction: -1 | 1) =>
      by === "place"
        ? `${title} is already ${direction === -1 ? "first" : "last"} in its stage`
        : `${title} is already in the ${direction === -1 ? "first" : "last"} stage`,
    refused: (title: string) => `${title} stays where it was`,
    broken: (item: string, needs: string) => `${item} now stands before ${needs}, which it needs.`,
  },

  stage: {
    more: (title: string) => `More for the stage ${title}`,
    add: "Add a stage",
    addHere: "Add a book here…",
    edit: "Rename the stage…",
    up: "Move the stage up",
    down: "Move the stage down",
    remove: "Remove the stage",
    removeHolds: "Remove the stage (move its items first)",
    name: "Title",
    summary: "What it is for",
    summaryHint: "One line, shown beside the title.",
    empty: "Nothing here yet.",
    noneFits: (count: number) =>
      plural(count, { one: "# item does not fit the filters.", other: "None of # items fits the filters." }),
    moved: (title: string, place: number, of: number) => `The stage ${title} moved to ${place} of ${of}`,
  },

  removed: {
    title: (count: number) => plural(count, { one: "# item taken out", other: "# items taken out" }),
    list: "Taken out of the plan",
    note: "Taken out of the plan",
    restore: (title: string) => `Put back ${title}`,
    restoreAll: "Put all back",
  },

  panel: {
    label: "Details",
    note: (stage: number, step: number, of: number) => `Stage ${stage}, step ${step} of ${of}`,
    previous: "Previous item",
    next: "Next item",
    again: (stages: readonly number[]) =>
      stages.length === 1
        ? `The same book is in stage ${stages[0]} too.`
        : `The same book is in stages ${stages.join(", ")} too.`,
    why: "Why it is here",
    asksFor: (words: string) => `The list asks for: ${words}`,
    fromList: "From the list",
    fromListVersion: (version: string) => `From the list, version ${version}`,
    beforeAfter: "Before and after",
    needs: "Needs",
    helps: "Better after",
    first: "And first",
    unlocks: "Unlocks",
    notBegun: "Not begun",
    share: (share: string) => `${share} of the text`,
    progressHint: "Where you are: a page such as 198, 73 %, +12, ch 5 or 1h20.",
    readTo: (place: string, share: string) => `Read to ${place}, ${share}`,
    correctCount: (pages: number) => `Correct the page count to ${pages}`,
    correctEnd: (page: number) => `Let the text end at page ${page}`,
    orPage: "or correct the page above.",
    atTheEnd: "The text ends here.",
    finish: "Finished",
  },

  own: {
    none: "No reason of your own yet.",
    reasonIs: (reason: string) => `My reason: ${reason}`,
    targetIs: (day: string) => `by ${day}`,
    reason: "My reason",
    target: "Done by",
    targetHint: "A day such as 2027-03-31, or empty.",
    add: "Add a reason or a date",
    edit: "Edit",
    editLabel: "Edit my reason and date",
  },

  facts: {
    asksFor: "Asks for",
    basis: "So far",
    standing: "Standing",
    topic: "Topic",
    level: "Level",
    audience: "For",
    role: "Role",
    covers: "Covers",
    focus: "Focus on",
    skip: "Skip",
    project: "Build beside it",
    outdated: "Outdated since",
    caution: "Caution",
    author: "Written by",
    recommended: "Recommended by",
  },

  basis: {
    title: "Why this book?",
    whyOpen: "Why is no book named?",
    stated: "The list names this book.",
    high: "Very likely: hardly any other book fits.",
    medium: "Likely: of the books that were found, this one fits best.",
    low: "Only possible: several books fit, so none is taken for it.",
    none: "No book is known. Nothing is guessed for you.",
    byReader: "You put this book into the plan.",
    reader: "You matched this book.",
    setAside: "You said that no book fits.",
    noSuchBook: "The list wishes for a book of this kind; none was found.",
    list: (basis: string) => `How it was found: ${basis}`,
    possible: "It may be:",
    considered: "Also considered, or another edition:",
  },

  ...planDialogs,

  commands: {
    ready: "Show only what is ready now",
    hideFinished: "Hide finished items",
    showFinished: "Show finished items",
    must: "Show only must-reads",
    unidentified: "Show only unidentified recommendations",
    open: (title: string) => `Open ${title}`,
    details: (title: string) => `Details of ${title}`,
    known: (title: string) => `I know this already: ${title}`,
    skip: (title: string) => `Leave out or take back ${title}`,
    state: (title: string) => `State of ${title}`,
    progress: (title: string) => `Progress in ${title}`,
    match: (title: string) => `Which book is “${title}”?`,
    takeOut: (title: string) => `Take ${title} out of the plan`,
    up: (title: string) => `Move ${title} up`,
    down: (title: string) => `Move ${title} down`,
    stageUp: (title: string) => `Move ${title} to the stage before`,
    stageDown: (title: string) => `Move ${title} to the next stage`,
    moveTo: (title: string) => `Move ${title} to…`,
    anyLevel: "Show every level",
    level: (level: string) => `Show only this level: ${level}`,
    ofStage: (does: string, stage: string) => `${does} (${stage})`,
    goTo: (title: string) => `Go to the plan ${title}`,
  },
};
