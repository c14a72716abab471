import { t } from "#i18n/index.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";
import { capture } from "./capture.ts";

/** A quick note stands above every page, and is none itself. */
export const screens: readonly Screen[] = [];

export const commands: readonly Command[] = [
  {
    id: "notebook.capture",
    title: () => t.shared.capture.command,
    group: "create",
    icon: "note",
    // The bare letter belongs to the book where a page is about one.
    keys: ["Ctrl+Shift+N", "N"],
    run: () => capture(),
  },
];
