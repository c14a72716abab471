/** How the arrows of a picture look: needed or helpful, a choice, on the chosen way or not. Pure. */
import type { PlanGraph } from "#ipc/bindings.ts";
import type { Picture } from "./layout.ts";
import { tiesOf, type Tie } from "./places.ts";

/** An arrow to draw. */
export interface DrawnEdge {
  key: string;
  path: string;
  look: string;
  onWay: boolean;
  /** Whether something needs it: a member only belongs to its group, and its line has no head. */
  isNeed: boolean;
}

/** The arrows, those of the chosen way last, so that none lies over them. */
export function drawEdges(graph: PlanGraph, picture: Picture, onWay: ReadonlySet<string>): DrawnEdge[] {
  const ties = tiesOf(graph);
  const said = new Map(ties.map((tie) => [`${tie.from} ${tie.to}`, tie]));
  const chosen = withGroups(ties, onWay);
  const drawn = picture.edges.flatMap(({ from, to, path }) => {
    const key = `${from} ${to}`;
    const tie = said.get(key);
    if (tie === undefined) return [];
    const isChosen = blocks(tie) && chosen.has(from) && chosen.has(to);
    const looks = [
      tie.edge !== null && (tie.edge.strength === "soft" || tie.edge.waived) ? "is-soft" : "",
      tie.edge === null ? "is-choice" : "",
      isChosen ? "is-path" : "",
    ];
    return [{ key, path, look: looks.filter(Boolean).join(" "), onWay: isChosen, isNeed: tie.edge !== null }];
  });
  return drawn.sort((a, b) => Number(a.onWay) - Number(b.onWay));
}

/** A way leads through a group where it has a member of it and something that needs it. */
function withGroups(ties: readonly Tie[], onWay: ReadonlySet<string>): ReadonlySet<string> {
  const entered = ties.filter(({ edge, from }) => edge === null && onWay.has(from)).map(({ to }) => to);
  const left = new Set(
    ties.filter((tie) => tie.edge !== null && blocks(tie) && onWay.has(tie.to)).map(({ from }) => from),
  );
  return new Set([...onWay, ...entered.filter((group) => left.has(group))]);
}

function blocks({ edge }: Tie): boolean {
  return edge === null || (edge.strength === "hard" && !edge.waived);
}
