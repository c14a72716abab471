/** Which books are selected. “All” is kept as such: a hundred thousand ids are asked for only when something is done. */
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { BookId, BookRow } from "#ipc/bindings.ts";

/** What of a selected book the bar of actions needs. */
type Chosen = Pick<BookRow, "id" | "title" | "pages" | "tags">;

/** A selection of books. */
export class Selection {
  #everything = $state(false);
  readonly #chosen = new SvelteMap<BookId, Chosen>();
  readonly #except = new SvelteSet<BookId>();

  /** Whether all books were selected, but for those taken out since. */
  get everything(): boolean {
    return this.#everything;
  }

  /** The selected books, unless everything is. */
  get chosen(): readonly Chosen[] {
    return [...this.#chosen.values()];
  }

  /** Whether a book is selected. */
  has(id: BookId): boolean {
    return this.#everything ? !this.#except.has(id) : this.#chosen.has(id);
  }

  /** How many are selected of a list of `total`. */
  count(total: number): number {
    return this.#everything ? Math.max(0, total - this.#except.size) : this.#chosen.size;
  }

  /** Selects a book, or takes it out. */
  toggle(book: Chosen): void {
    if (this.#everything) {
      if (!this.#except.delete(book.id)) this.#except.add(book.id);
    } else if (!this.#chosen.delete(book.id)) {
      this.#chosen.set(book.id, book);
    }
  }

  /** Selects books. */
  add(books: readonly Chosen[]): void {
    for (const book of books) {
      if (this.#everything) this.#except.delete(book.id);
      else this.#chosen.set(book.id, book);
    }
  }

  /** Selects every book of the list. */
  all(): void {
    this.clear();
    this.#everything = true;
  }

  /** Selects nothing. */
  clear(): void {
    this.#everything = false;
    this.#chosen.clear();
    this.#except.clear();
  }

  /** The ids of what is selected; `read` reads the whole list where everything is. */
  async ids(read: () => Promise<readonly BookId[]>): Promise<BookId[]> {
    if (!this.#everything) return [...this.#chosen.keys()];
    return (await read()).filter((id) => !this.#except.has(id));
  }
}
