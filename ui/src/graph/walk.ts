/** Where the arrow keys lead in a picture: left and right along the arrows, up and down in the column. Pure. */
import type { Picture, Point } from "./layout.ts";

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
  const column = ids.filter((id) => picture.nodes.get(id)?.x === here.x && id !== from);
  const beyond = column.filter((id) => {
    const y = picture.nodes.get(id)?.y ?? 0;
    return step === "ArrowUp" ? y < here.y : y > here.y;
  });
  return nearest(picture, here, beyond);
}

function needsOf({ edges }: Picture, id: string): string[] {
  return edges.filter(({ to }) => to === id).map(({ from }) => from);
}

function opensOf({ edges }: Picture, id: string): string[] {
  return edges.filter(({ from }) => from === id).map(({ to }) => to);
}

function nearest({ nodes }: Picture, here: Point, among: readonly string[]): string | undefined {
  const far = (id: string): number => {
    const there = nodes.get(id) ?? here;
    return Math.hypot(there.x - here.x, there.y - here.y);
  };
  return [...among].sort((a, b) => far(a) - far(b))[0];
}
