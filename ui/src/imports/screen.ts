/** Books from the files of other programs. */
import { t } from "#i18n/index.svelte.ts";
import { go } from "#lib/router.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";

export const screens: readonly Screen[] = [
  { route: "import", title: () => t.imports.title, load: () => import("./ImportScreen.svelte") },
];

export const commands: readonly Command[] = [
  { id: "imports.open", title: () => t.imports.command, group: "file", icon: "import", run: () => go("import") },
];
