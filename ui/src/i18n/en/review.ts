import { plural } from "./plural.ts";

/** Words of src/review: questions and takeaways that come back. */
export const review = {
  title: "Review",
  loading: "Reading what is back",
  failed: "What is back could not be read:",
  left: (count: number) => plural(count, { one: "# note is back", other: "# notes are back" }),
  time: (time: number, times: number) => `time ${time} of ${times}`,
  show: "Show where it stands",
  of: "From",
  nowhere: "It belongs to no book.",
  open: "Open the book here",
  got: "It sits",
  gotText: "Comes back later",
  again: "Once more",
  againText: "Comes back tomorrow",
  stop: "Stop asking",
  stopText: "Does not come back",
  answers: "What you say to it",
  empty: "Nothing is back",
  emptyText: "Questions and takeaways come back here some weeks after you wrote them. Nothing is ever overdue.",
  off: "Nothing comes back while no weeks are set.",
  settings: "Set the weeks",
  commands: { open: "Go to review" },
};
