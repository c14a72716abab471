import { plural } from "./plural.ts";

const pages = (count: number) => plural(count, { one: "# page", other: "# pages" });

/** Words of what is asked about a read: its states, its dates, a place that cannot be. */
export const reads = {
  states: {
    start: "Start reading",
    resume: "Go on reading",
    again: "Read again",
    pause: "Pause…",
    finish: "Finished today",
    stop: "Stop reading…",
    toRead: "Back to “To read”",
    notAgain: "Not reading it again",
    takeBack: "Take the latest read back",
    startAt: "Started at another time…",
    finishAt: "Finished at another time…",
    readOnce: "I have read it, no date",
  },
  dialog: {
    reason: "Why",
    where: "Where you stopped, if the log does not say it",
    whereHint: "198, 45 %, ch 5 or 1h20; may stay empty.",
    resumeOn: "Go on reading on",
    resumeHint: "A day, such as 1 Dec 2026, tomorrow or in 2 weeks; may stay empty.",
    dateHint: "Empty is today. A day, a month, a season, a year or “unknown”.",
    dayHint: "Empty is today. A day, such as yesterday or 3 May 2026.",
    edition: "Edition",
    anyEdition: "Not said",
    start: { title: (what: string) => `Start ${what}`, on: "Started on", act: "Start", text: "" },
    pause: {
      title: (what: string) => `Pause ${what}`,
      on: "Paused since",
      act: "Pause",
      text: "It stays where it is. Everything here can be left empty.",
    },
    finish: { title: (what: string) => `Finish ${what}`, on: "Finished on", act: "Finished", text: "" },
    stop: {
      title: (what: string) => `Stop reading ${what}`,
      on: "Stopped on",
      act: "Stop reading",
      text: "The place and the reason are kept. You can begin again whenever you want.",
    },
    takeBack: { title: (what: string) => `Take the read of ${what} back`, on: "", act: "Take it away", text: "" },
  },
  end: {
    reached: "You are at the end of the text.",
    finish: "Finished",
    otherDay: "Finished on another day…",
  },
  again: {
    question: "Correct the page, or start again?",
    correct: "Correct the page",
    start: "Start again",
  },
  beyond: {
    question: "Is the page wrong, or the count?",
    pages: (given: number) => `The book has ${pages(given)}`,
    lastPage: (given: number) => `The text ends on page ${given}`,
    length: (words: string) => `The recording is ${words} long`,
    toTheEnd: (place: string) => `I read to the end, ${place}`,
    correct: "Correct what I typed",
  },
};
