/** Where something floats that belongs to a control: below it and in line with its start, or where there is room. */

/** A rectangle on the screen. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A size on the screen. */
interface Size {
  width: number;
  height: number;
}

const GAP = 4;
const EDGE = 8;

/** The top left corner of a floating box of `size` for the control at `anchor`, within a window of `room`. */
export function placeBeside(anchor: Box, size: Size, room: Size, rtl = false): { x: number; y: number } {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - size.height;
  const y = below + size.height <= room.height - EDGE || above < EDGE ? below : above;
  const x = rtl ? anchor.right - size.width : anchor.left;
  return {
    x: clamp(x, EDGE, room.width - size.width - EDGE),
    y: clamp(y, EDGE, Math.max(EDGE, room.height - size.height - EDGE)),
  };
}

/** Puts a popover into the top layer beside its control, for as long as it is shown. */
export function floatBeside(anchor: () => HTMLElement | undefined, onclose: () => void): (node: HTMLElement) => void {
  return (node) => {
    node.popover = "auto";
    node.showPopover();
    const control = anchor()?.getBoundingClientRect();
    if (control !== undefined) {
      const room = { width: window.innerWidth, height: window.innerHeight };
      const rtl = getComputedStyle(node).direction === "rtl";
      const { x, y } = placeBeside(control, node.getBoundingClientRect(), room, rtl);
      node.style.left = `${x}px`;
      node.style.top = `${y}px`;
    }
    // A press outside and Escape close a popover by themselves; the owner must hear of it.
    node.addEventListener("toggle", (event) => {
      if (event.newState === "closed") onclose();
    });
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
