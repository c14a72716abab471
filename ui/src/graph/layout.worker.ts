/** Lays plans out beside the page, so that it stays quick while a large one is arranged. */
import { layout, type Plan } from "./layout.ts";

addEventListener("message", ({ data }: MessageEvent<{ turn: number; plan: Plan }>) => {
  postMessage({ turn: data.turn, picture: layout(data.plan) });
});
