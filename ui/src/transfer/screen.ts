import { t } from "#i18n/index.svelte.ts";
import type { Command, Screen } from "#shell/public.ts";
import { openExport, openImport, type Asked } from "./open.ts";

export const screens: readonly Screen[] = [];

export const commands: readonly Command[] = [
  {
    id: "transfer.export",
    title: () => t.transfer.commands.export,
    group: "file",
    icon: "export",
    run: (asked) => openExport(asked as Asked | undefined),
  },
  {
    id: "transfer.import",
    title: () => t.transfer.commands.import,
    group: "file",
    icon: "import",
    run: () => openImport(),
  },
];
