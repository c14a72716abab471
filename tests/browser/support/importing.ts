/** A library with a book, a file of another program beside it, and the page that shows what would come in. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectAccessible, expectNoSidewaysScroll } from "./axe.ts";
import type { Bridge } from "./bridge.ts";
import { library, open, settled, type Page } from "./reader.ts";
import { addBook } from "./readers.ts";

const BOOKS = `Title,Author,ISBN,My Rating,Number of Pages,Exclusive Shelf
Emma,Jane Austen,9780141439587,5,480,read
Sanditon,Jane Austen,,0,120,to-read
,Nobody,,0,1,to-read
Persuasion,Jane Austen,,4,300,someday
`;

const NAME = "goodreads.csv";

/** The library of this file's tests, with Emma in it, and a table of four rows that knows her too. */
export function importing(): () => Bridge {
  return library(async (bridge) => {
    await addBook(bridge, "Emma", { pages: "400", isbn: "9780141439587" });
    await writeFile(tableOf(bridge), BOOKS);
  });
}

/** Where the table of four rows lies. */
export const tableOf = (bridge: Bridge): string => join(bridge.folder, NAME);

/** Goes to look at the table of four rows. */
export const preview = (page: Page, bridge: Bridge): Promise<void> => look(page, tableOf(bridge));

/** Writes a file, and goes to look at it. */
export async function openFile(page: Page, bridge: Bridge, name: string, text: string): Promise<void> {
  const path = join(bridge.folder, name);
  await writeFile(path, text);
  await look(page, path);
}

const look = (page: Page, path: string): Promise<void> => open(page, `import?file=${encodeURIComponent(path)}`);

/** The button that shows the rows of one outcome, with how many they are. */
export const tally = (page: Page, name: RegExp) =>
  page.getByRole("group", { name: "Show rows by outcome" }).getByRole("button", { name });

/** In both themes, in a small window and with large letters: accessible, and nothing beyond its edge. */
export async function expectFineEverywhere(page: Page): Promise<void> {
  await settled(page);
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
    // As 200 % text in a window of 1280.
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
}
