import { t } from "#i18n/index.svelte.ts";
import type { Screen } from "#shell/public.ts";

/** How a reader with nothing yet begins. */
export const screens: Screen[] = [
  { route: "welcome", title: () => t.welcome.title, load: () => import("./Welcome.svelte") },
];
