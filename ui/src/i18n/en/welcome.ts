import { plural } from "./plural.ts";

/** Words of src/welcome. */
export const welcome = {
  title: "Welcome",
  heading: "What are you going to read?",
  lead: "Lectern keeps your reading plan, progress and notes in one file on this computer. There is no account, and nothing goes online.",
  loading: "Reading the built-in plans",
  failed: "The built-in plans could not be shown:",
  begin: "Begin with a plan",
  another: "Another plan",
  empty: "Start empty",
  emptyText: "A title is enough to add a book. Plans, stages and reasons can come later.",
  bringText: "Or bring what another program or an e-reader wrote: you see first what would come in.",
  bring: "Import books",
  steps: (items: number, stages: number) =>
    `${plural(items, { one: "# step", other: "# steps" })} in ${plural(stages, { one: "# stage", other: "# stages" })}`,
  unidentified: (count: number) => plural(count, { one: "# without a named book", other: "# without a named book" }),
  pages: (pages: string) => `about ${pages} pages`,
  version: (version: string) => `list ${version}`,
  use: "Use this plan",
  open: "Open this plan",
  addFirst: "Add the first book",
  commands: {
    use: (plan: string) => `Use the plan ${plan}`,
    open: (plan: string) => `Open the plan ${plan}`,
  },
  shelf: (plan: string, from: number, to: number) =>
    `${plan} as a shelf, ${from === to ? `stage ${from}` : `stages ${from} to ${to}`}. Wide spines are long books; dashed ones are not identified yet.`,
  livesIn: "Your library lives in",
  elsewhere: "Choose another folder",
  or: "or",
  existing: "open an existing library",
};
