/** Of a long list what fits a few typed words, so that opening a choice of ten thousand costs no more than one of ten. */

/** A list up to this length is shown whole; of a longer one so many are shown at once. */
export const MOST_AT_ONCE = 100;

/** What fits every typed word, in the order of the list and no more than can be looked over; and how many fit in all. */
export function nearby<Row>(rows: readonly Row[], words: string, text: (row: Row) => string): [Row[], number] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const shown: Row[] = [];
  let count = 0;
  for (const row of rows) {
    if (wanted.length > 0) {
      const folded = fold(text(row));
      if (!wanted.every((word) => folded.includes(word))) continue;
    }
    count += 1;
    if (shown.length < MOST_AT_ONCE) shown.push(row);
  }
  return [shown, count];
}

/** Without accents and case. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
