/** Adding a book that something names: whoever can show the form says so, whoever knows a title asks. */

let adder: ((title: string) => void) | undefined;

/** Says how the form is shown. */
export function offerBookAdder(show: (title: string) => void): void {
  adder = show;
}

/** Shows the form with a title in it. */
export function addBookNamed(title: string): void {
  adder?.(title);
}
