/** The page of one book. */
import { t } from "#i18n/index.svelte.ts";
import type { Screen } from "#shell/public.ts";

/** `#/book/:id`; `?read=` chooses whose sessions are shown, `?note=` goes to a note. */
export const screens: readonly Screen[] = [
  { route: "book", title: () => t.book.title, load: () => import("./BookScreen.svelte") },
];
