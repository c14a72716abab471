/** What can be asked for on the page of a book; each section and the palette ask in the same words. */
import type { Edition, Read, Session } from "#ipc/bindings.ts";

/** A dialog of the page. */
export type Asked =
  | { dialog: "book" }
  | { dialog: "read"; read?: Read }
  | { dialog: "review"; read?: Read | undefined }
  | { dialog: "session"; read: Read | undefined; session?: Session }
  | { dialog: "contents"; edition: Edition | undefined }
  | { dialog: "edition"; edition?: Edition }
  | { dialog: "merge" };

/** Shows a dialog. */
export type Ask = (asked: Asked) => void;
