/**
 * A list that keeps its order while it is on the screen. The library puts what was touched last first; a book that
 * jumped to the top under the reader's hand would take the next press of a button with it.
 */
import { untrack } from "svelte";

/** The rows in the order in which they were first seen; a row that is new comes before them. */
export function steadyOrder<Row>(rows: () => readonly Row[], keyOf: (row: Row) => string): () => readonly Row[] {
  let order: readonly string[] = [];
  const steady = $derived.by(() => {
    const now = rows();
    return untrack(() => {
      // What has left is remembered: after an undo it comes back to its place.
      order = [...now.map(keyOf).filter((key) => !order.includes(key)), ...order];
      const place = (row: Row): number => order.indexOf(keyOf(row));
      return now.toSorted((a, b) => place(a) - place(b));
    });
  });
  return () => steady;
}
