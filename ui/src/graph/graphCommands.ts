/** What can be done with the picture, by name and by key. */
import { t } from "#i18n/index.svelte.ts";
import type { Command } from "#shell/public.ts";
import type { Zoom } from "./zoom.svelte.ts";

interface Deeds {
  zoom: Zoom;
  list: () => unknown;
  connect: () => unknown;
  wayTo: () => unknown;
  canWay: () => boolean;
}

/** The actions of the page. */
export function graphCommands({ zoom, list, connect, wayTo, canWay }: Deeds): Command[] {
  const view = (id: string, title: () => string, key: string, run: () => unknown, icon: Command["icon"]): Command => ({
    id: `graph.${id}`,
    title,
    group: "view",
    keys: [key],
    run,
    ...(icon === undefined ? {} : { icon }),
  });
  return [
    view("list", () => t.graph.commands.list, "V", list, "list"),
    view("zoomIn", () => t.graph.zoomIn, "Plus", zoom.grow, "zoomin"),
    view("zoomOut", () => t.graph.zoomOut, "-", zoom.shrink, "zoomout"),
    view("fit", () => t.graph.commands.fit, "0", zoom.fit, "graph"),
    {
      id: "graph.connect",
      title: () => t.graph.connect,
      group: "plan",
      icon: "link",
      keys: ["E"],
      run: connect,
    },
    {
      id: "graph.way",
      title: () => t.graph.commands.way,
      group: "plan",
      icon: "key",
      keys: ["W"],
      when: canWay,
      run: wayTo,
    },
  ];
}
