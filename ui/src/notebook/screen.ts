import { t } from "#i18n/index.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";
import { capture } from "./capture.ts";

export const screens: readonly Screen[] = [
  { route: "notebook", title: () => t.notebook.title, load: () => import("./Screen.svelte") },
];

export const commands: readonly Command[] = [
  {
    id: "notebook.capture",
    title: () => t.notebook.commands.capture,
    group: "create",
    icon: "note",
    // The bare letter belongs to the book where a page is about one.
    keys: ["Ctrl+Shift+N", "N"],
    run: () => capture(),
  },
];
