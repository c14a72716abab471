/** How large a picture is shown, and how it is fitted into its window. */
import type { Picture } from "./layout.ts";

const LEAST = 0.25;
const MOST = 2;
const STEP = 1.2;

/** How high the picture's window becomes (as in graph.css), and what its border takes. */
const SHARE = 0.62;
const LEAST_HEIGHT = 352;
const BORDER = 40;

/** The zoom of a picture. */
export interface Zoom {
  /** 1 is the picture's own size. */
  readonly factor: number;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  grow: () => void;
  shrink: () => void;
  /** Larger or smaller by a turn of the wheel. */
  turn: (by: number) => void;
  /** As large as fits. */
  fit: () => void;
  /** The window that scrolls over the picture. */
  within: (node: HTMLElement) => () => void;
}

/** The zoom for as long as its component lives. */
export function createZoom(picture: () => Picture | undefined): Zoom {
  let factor = $state(1);
  let window = $state.raw<HTMLElement>();

  function set(next: number): void {
    factor = Math.min(MOST, Math.max(LEAST, next));
  }

  return {
    get factor() {
      return factor;
    },
    get canGrow() {
      return factor < MOST;
    },
    get canShrink() {
      return factor > LEAST;
    },
    grow: () => set(factor * STEP),
    shrink: () => set(factor / STEP),
    turn: (by) => set(factor * (by > 0 ? 1 / 1.08 : 1.08)),
    fit() {
      const whole = picture();
      if (window === undefined || whole === undefined) return;
      const room = Math.max(LEAST_HEIGHT, globalThis.innerHeight * SHARE);
      set(Math.min(1, (window.clientWidth - BORDER) / whole.width, (room - BORDER) / whole.height));
    },
    within(node) {
      window = node;
      return () => (window = undefined);
    },
  };
}
