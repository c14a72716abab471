/** The keys of the page: Space shows where a note stands, 1, 2 and 3 answer it. */
import { t } from "#i18n/index.svelte.ts";
import type { ReviewAnswer } from "#ipc/bindings.ts";
import type { Command } from "#shell/public.ts";

/** What the page lets its commands do. */
interface Page {
  show: () => unknown;
  answer: (said: ReviewAnswer) => unknown;
}

/** The actions on the note that is shown. */
export function reviewCommands({ show, answer }: Page): Command[] {
  const on = (id: "show" | ReviewAnswer, keys: string, run: () => unknown): Command => ({
    id: `review.${id}`,
    title: () => t.review[id],
    group: "edit",
    keys: [keys],
    run,
  });
  return [
    on("show", "Space", show),
    on("got", "1", () => answer("got")),
    on("again", "2", () => answer("again")),
    on("stop", "3", () => answer("stop")),
  ];
}
