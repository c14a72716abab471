/** Which words of a text were changed. Pure. */

/** A stretch of words that stands on both sides, or on one. */
export interface Piece {
  text: string;
  kind: "same" | "gone" | "new";
}

/** Beyond this many pairs of words the two texts are told as two. */
const MOST_PAIRS = 250_000;

/** The two texts as one row of pieces, in which what is gone stands before what is new. */
export function wordDiff(from: string, to: string): Piece[] {
  const before = words(from);
  const after = words(to);
  if (before.length * after.length > MOST_PAIRS) return joined([whole(before, "gone"), whole(after, "new")]);
  const lengths = commonLengths(before, after);
  const pieces: Piece[] = [];
  let [at, then] = [0, 0];
  while (at < before.length || then < after.length) {
    if (at < before.length && then < after.length && before[at] === after[then]) {
      pieces.push({ text: before[at] ?? "", kind: "same" });
      at += 1;
      then += 1;
    } else if (
      at < before.length &&
      (then === after.length || length(lengths, at + 1, then) >= length(lengths, at, then + 1))
    ) {
      pieces.push({ text: before[at] ?? "", kind: "gone" });
      at += 1;
    } else {
      pieces.push({ text: after[then] ?? "", kind: "new" });
      then += 1;
    }
  }
  return joined(pieces);
}

/** Words with the space behind them, so that the pieces make up the text again. */
function words(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

/** For each pair of places, how many words the two ends have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let at = before.length - 1; at >= 0; at -= 1) {
    for (let then = after.length - 1; then >= 0; then -= 1) {
      const same = before[at] === after[then];
      const row = rows[at] as Uint32Array;
      row[then] = same
        ? length(rows, at + 1, then + 1) + 1
        : Math.max(length(rows, at + 1, then), length(rows, at, then + 1));
    }
  }
  return rows;
}

function length(rows: readonly Uint32Array[], at: number, then: number): number {
  return rows[at]?.[then] ?? 0;
}

function whole(texts: readonly string[], kind: Piece["kind"]): Piece {
  return { text: texts.join(""), kind };
}

/** Neighbours of one kind become one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else if (piece.text !== "") result.push({ ...piece });
  }
  return result;
}
