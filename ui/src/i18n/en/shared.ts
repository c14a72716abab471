import { plural } from "./plural.ts";

/** Words of the parts that every page uses. */
export const shared = {
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  retry: "Try again",
  more: "More",
  moreFor: (title: string) => `More for ${title}`,
  loading: "Loading",
  unknown: "unknown",
  none: "–",
  percent: (percent: number) => `${percent} percent`,
  states: {
    todo: "To read",
    reading: "Reading",
    paused: "Paused",
    finished: "Finished",
    dnf: "Did not finish",
    known: "Already known",
    skipped: "Not needed",
    unknown: "Unidentified",
  },
  stateOf: (title: string, state: string) => `State of ${title}: ${state}. Change`,
  stateMenu: "State",
  rating: {
    of: (stars: string) => `${stars} of 5`,
    none: "Not rated",
    label: (title: string) => `Rating of ${title}`,
    clear: "Remove the rating",
    stars: (stars: number) => plural(stars, { one: "# star", other: "# stars" }),
  },
  progress: {
    group: (title: string) => `Progress in ${title}`,
    input: "Page, percent, +pages, chapter or time",
    hint: "or type 198, 73 %, +12, ch 5, 1h20",
    more: (pages: number) => plural(pages, { one: "# page more", other: "# pages more" }),
    save: "Save progress",
  },
  date: {
    hint: "A day, a month, a season or a year; “unknown” is fine.",
    example: "2019, spring 2019, 17 Nov 2026",
  },
  tags: {
    label: "Tags",
    add: "Add a tag",
    remove: (tag: string) => `Remove the tag ${tag}`,
    added: (tag: string) => `Tag ${tag} added`,
    removed: (tag: string) => `Tag ${tag} removed`,
    suggestions: "Known tags",
  },
  list: {
    rowsOf: (from: number, to: number, total: number) => `Rows ${from} to ${to} of ${total}`,
  },
  authors: {
    andOthers: (first: string) => `${first} et al.`,
  },
  errors: {
    notice: "This could not be done:",
    nothingLost: "Nothing was changed.",
    details: "What exactly happened",
    unreachable: "Lectern’s own part that keeps the library does not answer.",
    malformed: "The answer could not be read.",
  },
};
