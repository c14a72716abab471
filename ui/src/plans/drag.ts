/**
 * Dragging rows by their handle, with the pointer alone: no native drag, which a webview may take for a file. The
 * keyboard's way is Alt with the arrows, and everyone's is “Move to…”, which a press without a drag opens.
 */
import type { ItemId, ItemPlace } from "#ipc/bindings.ts";
import type { Plan } from "#ipc/plan.ts";
import { blocksOf, movingWith, standingOf } from "./order.ts";
import type { Landing } from "./view.svelte.ts";

/** A press that moves less than this is a press. */
const SLACK = 5;
/** So near to the edge, the page scrolls. */
const EDGE = 56;
const SCROLL_STEP = 14;

/** What dragging tells its page. */
export interface DragActions {
  ondrag: (id: ItemId, landing: Landing | null) => void;
  ondrop: (id: ItemId, landing: Landing) => void;
  onend: () => void;
}

/** Rows and stage heads as they stand on the screen. */
export interface Box {
  landing: { item: ItemId } | { stage: string };
  top: number;
  bottom: number;
}

/** An attachment for the element that holds the stages: `[data-grip]`, `[data-item]`, `[data-stage]` inside it. */
export function dragRows(actions: DragActions): (node: HTMLElement) => () => void {
  return (node) => {
    const onpointerdown = (event: PointerEvent): void => {
      const grip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-grip]") : null;
      const id = grip?.dataset["grip"];
      if (grip === null || id === undefined || event.button !== 0) return;
      follow(node, grip, id, event, actions);
    };
    node.addEventListener("pointerdown", onpointerdown);
    return () => node.removeEventListener("pointerdown", onpointerdown);
  };
}

/** Where a drop at height `y` lands among the boxes, which come in order from the top. */
export function landingAt(y: number, boxes: readonly Box[]): Landing | null {
  const box = boxes.find(({ bottom }) => y < bottom) ?? boxes.at(-1);
  if (box === undefined) return null;
  if ("stage" in box.landing) return { stage: box.landing.stage };
  return { item: box.landing.item, edge: y < (box.top + box.bottom) / 2 ? "before" : "after" };
}

/** A landing as the place it means. Nothing lands inside a group that it is no member of: it goes before or after. */
export function placeOf(plan: Plan, dragged: ItemId, landing: Landing): ItemPlace | undefined {
  const moving = movingWith(plan, dragged);
  if ("stage" in landing) {
    const stage = plan.stages.find(({ id }) => id === landing.stage);
    const first = stage?.items.find(({ id }) => !moving.includes(id));
    return stage === undefined ? undefined : { stage: stage.id, before: first?.id ?? null };
  }
  const standing = standingOf(plan, landing.item);
  if (standing === undefined || moving.includes(landing.item)) return undefined;
  const blocks = blocksOf(standing.stage.items.filter(({ id }) => !moving.includes(id)));
  const at = blocks.findIndex(({ items }) => items.some(({ id }) => id === landing.item));
  const next = blocks[landing.edge === "before" ? at : at + 1];
  return { stage: standing.stage.id, before: next?.items[0]?.id ?? null };
}

function follow(node: HTMLElement, grip: HTMLElement, id: ItemId, start: PointerEvent, actions: DragActions): void {
  const scroller = node.closest<HTMLElement>(".main");
  let moving = false;
  let landing: Landing | null = null;

  const onmove = (event: PointerEvent): void => {
    if (!moving && Math.abs(event.clientY - start.clientY) < SLACK) return;
    if (!moving) grip.setPointerCapture(event.pointerId);
    moving = true;
    scrollAtEdge(scroller, event.clientY);
    landing = landingAt(event.clientY, boxesIn(node));
    actions.ondrag(id, landing);
  };
  const onup = (): void => {
    stop();
    if (moving && landing !== null) actions.ondrop(id, landing);
  };
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    stop();
  };
  // The press that ends a drag is no press on the handle.
  const onclick = (event: MouseEvent): void => {
    if (!moving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const stop = (): void => {
    grip.removeEventListener("pointercancel", stop);
    document.removeEventListener("pointermove", onmove);
    document.removeEventListener("pointerup", onup);
    document.removeEventListener("keydown", onkeydown, true);
    setTimeout(() => grip.removeEventListener("click", onclick, true));
    actions.onend();
  };
  document.addEventListener("pointermove", onmove);
  document.addEventListener("pointerup", onup);
  grip.addEventListener("pointercancel", stop);
  grip.addEventListener("click", onclick, true);
  document.addEventListener("keydown", onkeydown, true);
}

function boxesIn(node: HTMLElement): Box[] {
  return [...node.querySelectorAll<HTMLElement>("[data-stage] > .stage__head, [data-item]")].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const item = element.dataset["item"];
    const stage = element.closest<HTMLElement>("[data-stage]")?.dataset["stage"] ?? "";
    return { landing: item === undefined ? { stage } : { item }, top, bottom };
  });
}

function scrollAtEdge(scroller: HTMLElement | null, y: number): void {
  if (scroller === null) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + EDGE) scroller.scrollTop -= SCROLL_STEP;
  else if (y > bottom - EDGE) scroller.scrollTop += SCROLL_STEP;
}
