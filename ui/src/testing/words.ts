/** Svelte snippets for tests, from plain words. */
import { createRawSnippet, type Snippet } from "svelte";

/** A snippet that shows some HTML of one root element. */
export function html(markup: string): Snippet {
  return createRawSnippet(() => ({ render: () => markup }));
}
