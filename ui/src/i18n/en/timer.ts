/** Words of the timer: in the sidebar, on a book, and where it is stopped. */
export const timer = {
  name: "Timer",
  /** The name of the sidebar's control; the seconds are not part of it, so that nothing is announced each second. */
  open: (title: string, running: boolean) => (running ? `Timer, ${title}` : `Timer, paused, ${title}`),
  paused: "paused",
  since: (clock: string) => `since ${clock}`,
  from: (place: string) => `from ${place}`,
  start: "Start session",
  finish: "Finish session",
  pause: "Pause",
  resume: "Go on",
  discard: "Discard",
  gap: (from: string, to: string) => `The timer was not watched from ${from} to ${to}. Count that time, or cut it?`,
  count: (minutes: string) => `Count ${minutes}`,
  cut: (minutes: string) => `Cut ${minutes}`,
  minutes: (hours: number, minutes: number) => (hours === 0 ? `${minutes} min` : `${hours} h ${minutes} min`),
  commands: {
    finish: (title: string) => `Finish the session of ${title}`,
    pause: "Pause the timer",
    resume: "Go on with the timer",
    discard: "Discard the timer",
    show: "Show the timer",
  },
  stop: {
    title: "Finish session",
    of: (title: string, clock: string) => `${title}, begun at ${clock}`,
    then: (title: string) => `The timer still runs for ${title}. Finish this session first.`,
    entry: "Where are you now?",
    entryHint: (place: string) =>
      place === "" ? "198, 73 %, ch 5 or 1h20" : `You were at ${place}. Leave it empty if you still are.`,
    minutes: "Minutes",
    minutesHint: "As the timer counted; correct it if you like.",
    note: "Note",
    save: "Save the session",
    discard: "Discard the session",
  },
};
