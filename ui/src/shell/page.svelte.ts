/** What the shown page tells the frame about itself. */

let title = $state<string | undefined>();
let search: (() => void) | undefined = $state.raw();

/** The page's own name for the window's title, if it has one. */
export function pageTitle(): string | undefined {
  return title;
}

/** Names the window after what the page shows (a book, a plan). Called while the page is set up. */
export function useTitle(words: () => string | undefined): void {
  $effect(() => {
    title = words();
    return () => {
      title = undefined;
    };
  });
}

/** How `/` reaches the page's own search field, if it has one. */
export function pageSearch(): (() => void) | undefined {
  return search;
}

/** Gives `/` to the page's search field. Called while the page is set up. */
export function useSearch(focus: () => void): void {
  $effect(() => {
    search = focus;
    return () => {
      search = undefined;
    };
  });
}
