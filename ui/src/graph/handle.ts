/** Dragging in the picture: from node to node draws a line, on the ground it pans; Ctrl and the wheel zoom. */
import type { Zoom } from "./zoom.svelte.ts";

/** A line under the pointer, in the picture's own units. */
export interface Line {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** The node it would end at. */
  over: string | null;
}

interface Hands {
  zoom: Zoom;
  online: (line: Line | null) => void;
  onconnect: (from: string, to: string) => void;
}

/** How far the pointer goes before a press is a drag. */
const SLACK = 6;

/** The picture's window follows the pointer. */
export function handle({ zoom, online, onconnect }: Hands): (node: HTMLElement) => () => void {
  return (window) => {
    let start: { x: number; y: number; left: number; top: number; node: string | null } | null = null;
    let moved = false;

    const onpointerdown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      const { scrollLeft: left, scrollTop: top } = window;
      start = { x: event.clientX, y: event.clientY, left, top, node: nodeAt(event.target) };
      moved = false;
    };
    const onpointermove = (event: PointerEvent): void => {
      if (start === null) return;
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (!moved && Math.hypot(dx, dy) < SLACK) return;
      if (!moved) window.setPointerCapture(event.pointerId);
      moved = true;
      if (start.node === null) window.scrollTo(start.left - dx, start.top - dy);
      else online(lineTo(window, zoom.factor, start.node, event));
    };
    const onpointerup = (event: PointerEvent): void => {
      const from = start?.node ?? null;
      start = null;
      online(null);
      if (!moved || from === null) return;
      const to = nodeUnder(event);
      if (to !== null && to !== from) onconnect(from, to);
    };
    const onpointercancel = (): void => {
      start = null;
      online(null);
    };
    // The click that ends a drag is no click on a link.
    const onclick = (event: MouseEvent): void => {
      if (moved) event.preventDefault();
      moved = false;
    };
    const onwheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom.turn(event.deltaY);
    };
    const listeners = { onpointerdown, onpointermove, onpointerup, onpointercancel, onclick, onwheel };
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name.slice(2), listener as EventListener, name === "onwheel" ? { passive: false } : {});
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name.slice(2), listener as EventListener);
      }
    };
  };
}

function nodeAt(target: EventTarget | null): string | null {
  return (target instanceof Element && target.closest<SVGElement>("[data-node]")?.dataset["node"]) || null;
}

/** A captured pointer has the window as its target: what lies under it is asked for. */
function nodeUnder(event: PointerEvent): string | null {
  return nodeAt(document.elementFromPoint(event.clientX, event.clientY));
}

function lineTo(window: HTMLElement, factor: number, from: string, event: PointerEvent): Line | null {
  const picture = window.querySelector("svg.graph")?.getBoundingClientRect();
  const box = window.querySelector(`[data-node="${CSS.escape(from)}"] rect`)?.getBoundingClientRect();
  if (picture === undefined || box === undefined) return null;
  const over = nodeUnder(event);
  return {
    x1: (box.right - picture.left) / factor,
    y1: (box.top + box.height / 2 - picture.top) / factor,
    x2: (event.clientX - picture.left) / factor,
    y2: (event.clientY - picture.top) / factor,
    over: over === from ? null : over,
  };
}
