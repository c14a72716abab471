/** The plan's page, and what can be done with plans from anywhere. */
import { t } from "#i18n/index.svelte.ts";
import { go } from "#lib/router.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";

/** The pages of this folder. */
export const screens: readonly Screen[] = [
  { route: "plan", title: () => t.plans.title, load: () => import("./Screen.svelte") },
  { route: "topics", title: () => t.graph.topics.title, load: () => import("./TopicsScreen.svelte") },
];

/** Actions that make sense on every page. */
export const commands: readonly Command[] = [
  {
    id: "plan.new",
    title: () => t.plans.create.command,
    group: "create",
    icon: "plus",
    run: () => go("plan", null, { do: "new" }),
  },
  {
    id: "plan.take",
    title: () => t.plans.offer.command,
    group: "create",
    icon: "plan",
    run: () => go("plan", null, { do: "take" }),
  },
  { id: "topics.open", title: () => t.graph.topics.command, group: "go", icon: "s-known", run: () => go("topics") },
];
