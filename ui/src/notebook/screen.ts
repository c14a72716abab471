import { t } from "#i18n/index.svelte.ts";
import type { Screen } from "#shell/public.ts";

export const screens: readonly Screen[] = [
  { route: "notebook", title: () => t.notebook.title, load: () => import("./Screen.svelte") },
];
