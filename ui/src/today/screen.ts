import { t } from "#i18n/index.svelte.ts";
import type { Screen } from "#shell/public.ts";

export const screens: readonly Screen[] = [
  { route: "today", title: () => t.today.title, load: () => import("./Screen.svelte") },
];
