/** How the arrows of a picture look: needed or helpful, on the chosen way or not. Pure. */
import type { PlanGraph } from "#ipc/bindings.ts";
import type { Picture } from "./layout.ts";

/** An arrow to draw. */
export interface DrawnEdge {
  key: string;
  path: string;
  look: string;
  onWay: boolean;
}

/** The arrows, those of the chosen way last, so that none lies over them. */
export function drawEdges(graph: PlanGraph, picture: Picture, onWay: ReadonlySet<string>): DrawnEdge[] {
  const said = new Map(graph.edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  const drawn = picture.edges.flatMap(({ from, to, path }) => {
    const key = `${from} ${to}`;
    const edge = said.get(key);
    if (edge === undefined) return [];
    const chosen = edge.strength === "hard" && !edge.waived && onWay.has(from) && onWay.has(to);
    const looks = [
      edge.strength === "soft" || edge.waived ? "is-soft" : "",
      edge.group === null ? "" : "is-choice",
      chosen ? "is-path" : "",
    ];
    return [{ key, path, look: looks.filter(Boolean).join(" "), onWay: chosen }];
  });
  return drawn.sort((a, b) => Number(a.onWay) - Number(b.onWay));
}
