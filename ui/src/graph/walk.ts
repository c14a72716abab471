/** Where the arrow keys lead in a picture: left and right along the arrows, up and down in the column. Pure. */
import type { Box, Picture } from "./layout.ts";

/** Keys that walk. */
export type Step = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

/** The node to which a key leads from another; none where it leads nowhere. */
export function stepFrom(picture: Picture, from: string, step: Step): string | undefined {
  const ids = [...picture.nodes.keys()];
  if (step === "Home") return ids[0];
  if (step === "End") return ids.at(-1);
  const here = picture.nodes.get(from);
  if (here === undefined) return ids[0];
  if (step === "ArrowLeft") return nearest(picture, here, needsOf(picture, from));
  if (step === "ArrowRight") return nearest(picture, here, opensOf(picture, from));
  const column = ids.filter((id) => id !== from && isBelow(picture.nodes.get(id), here));
  const beyond = column.filter((id) => {
    const y = middle(picture.nodes.get(id) ?? here).y;
    return step === "ArrowUp" ? y < middle(here).y : y > middle(here).y;
  });
  return nearest(picture, here, beyond);
}

function needsOf({ edges }: Picture, id: string): string[] {
  return edges.filter(({ to }) => to === id).map(({ from }) => from);
}

function opensOf({ edges }: Picture, id: string): string[] {
  return edges.filter(({ from }) => from === id).map(({ to }) => to);
}

/** Whether a node stands in the same column as another; a group is narrower than an item. */
function isBelow(node: Box | undefined, here: Box): boolean {
  return node !== undefined && Math.abs(middle(node).x - middle(here).x) < 1;
}

function middle({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

function nearest({ nodes }: Picture, here: Box, among: readonly string[]): string | undefined {
  const far = (id: string): number => {
    const [there, mine] = [middle(nodes.get(id) ?? here), middle(here)];
    return Math.hypot(there.x - mine.x, there.y - mine.y);
  };
  return [...among].sort((a, b) => far(a) - far(b))[0];
}
