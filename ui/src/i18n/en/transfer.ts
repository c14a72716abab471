import { plural } from "./plural.ts";

const notes = (count: number) => plural(count, { one: "# note", other: "# notes" });
const books = (count: number) => plural(count, { one: "# book", other: "# books" });
const files = (count: number) => plural(count, { one: "# file", other: "# files" });

/** Words of src/transfer: notes to files and back. */
export const transfer = {
  commands: { export: "Export notes…", import: "Import notes…" },
  export: {
    title: "Export notes",
    format: "Form",
    formats: { markdown: "Markdown folder", html: "HTML page", json: "JSON file", readwise: "Readwise table" },
    about: {
      markdown:
        "One file for each book. You can edit the files: a later export keeps your lines, and an import brings them back.",
      html: "One page with its own style, to read and to print. Pictures are inside.",
      json: "Everything that was entered, in one file that Lectern can take in again.",
      readwise: "One row for each note, in the columns of Readwise.",
    },
    where: "Where",
    chooseFolder: "Choose a folder…",
    chooseFile: "Choose a file…",
    folderTitle: "Export notes to a folder",
    fileTitle: "Export notes to a file",
    file: "Notes",
    none: "Nothing is chosen yet.",
    looking: "Looking at what is there",
    would: (count: number, of: number) => `${notes(count)} of ${books(of)}.`,
    run: "Export",
    done: (count: number, to: string) => `Exported ${notes(count)} to ${to}`,
    doneBut: (parts: number) =>
      plural(parts, { one: "# part was left as it stands", other: "# parts were left as they stand" }),
    outcomes: {
      written: (count: number) => `${files(count)} written`,
      unchanged: (count: number) => `${files(count)} unchanged`,
      merged: (count: number) => `${files(count)} brought together with your edits`,
      kept: (count: number) => `${files(count)} kept as you edited them`,
      conflicting: (count: number) => `${files(count)} changed on both sides`,
      deleted: (count: number) => `${files(count)} that you deleted`,
    },
    renamed: (count: number) => `${files(count)} found under another name`,
    restore: "Write files again that I deleted",
  },
  import: {
    title: "Import notes",
    about:
      "A folder that notes were exported to, or a JSON file of notes. What you changed there is taken in as one step.",
    chooseFolder: "Choose a folder…",
    chooseFile: "Choose a JSON file…",
    folderTitle: "Import notes from a folder",
    fileTitle: "Import notes from a file",
    kind: "Notes of Lectern",
    found: (count: number, of: number) => `${notes(count)} in ${files(of)}.`,
    added: (count: number) => `${notes(count)} new`,
    updated: (count: number) => `${notes(count)} changed`,
    unchanged: (count: number) => `${notes(count)} as they were`,
    missing: (count: number) => `${notes(count)} gone from their files; they stay in the library`,
    books: (count: number) => `${books(count)} new`,
    unreadable: "Not taken in",
    nothing: "Nothing is new here.",
    run: "Import",
  },
  clashes: {
    title: "Changed on both sides",
    text: "Both texts are shown. Neither is written over unless you say so.",
    outside: "In the file",
    library: "In the library",
    head: "Head of the file",
    gone: "Not there any more",
    more: (count: number) => plural(count, { one: "and # more", other: "and # more" }),
    keep: "Leave both as they are",
    takeLibrary: "The library counts",
    takeFile: "The files count",
    choice: "What counts",
  },
};
