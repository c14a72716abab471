import { t } from "#i18n/index.svelte.ts";
import { go } from "#lib/router.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";

export const screens: readonly Screen[] = [
  { route: "review", title: () => t.review.title, load: () => import("./Screen.svelte") },
];

export const commands: readonly Command[] = [
  {
    id: "review.open",
    title: () => t.review.commands.open,
    group: "go",
    icon: "help",
    keys: ["G R"],
    run: () => go("review"),
  },
];
