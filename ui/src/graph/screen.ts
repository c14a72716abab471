/** The picture of a plan: what comes before what. */
import { t } from "#i18n/index.svelte.ts";
import type { Screen } from "#shell/public.ts";

export const screens: readonly Screen[] = [
  { route: "plan-graph", title: () => t.graph.title, load: () => import("./Screen.svelte") },
];
