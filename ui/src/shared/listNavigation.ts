/**
 * The keys of a list (DESIGN §8): J K ↑ ↓ Home End PageUp PageDown move the cursor, Enter opens, Space shows details,
 * X selects, Shift with J K selects more, Ctrl A all. They act when the focus is in the list, and also when it is
 * nowhere in particular and this is the page's list. The list keeps its cursor; this only says where it should go.
 */
import { chordOf, isTextField } from "#lib/keys.ts";
import { modalOpen } from "#lib/modal.svelte.ts";

/** What a list does when its keys are pressed. Keys without a meaning here stay free for others. */
export interface ListActions {
  /** How many rows there are, read at each press. */
  count: () => number;
  /** Where the cursor is; -1 for nowhere. */
  cursor: () => number;
  /** Moves the cursor and brings the row into view. */
  onmove: (index: number) => void;
  onopen?: (index: number) => void;
  ondetails?: (index: number) => void;
  onselect?: (index: number) => void;
  /** Selects from the row left to the row reached. */
  onextend?: (from: number, to: number) => void;
  onselectall?: () => void;
  /** Rows of a page up or down. */
  page?: number;
}

/** An attachment for the list's element: `<tbody {@attach listNavigation({…})}>`. */
export function listNavigation(actions: ListActions): (node: HTMLElement) => () => void {
  return (node) => {
    const onkeydown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || modalOpen() || !isAddressed(node, event.target)) return;
      const onControl = event.target !== node && isRowControl(event.target);
      if (act(actions, chordOf(event), onControl)) event.preventDefault();
    };
    document.addEventListener("keydown", onkeydown);
    return () => document.removeEventListener("keydown", onkeydown);
  };
}

/** Carries out a chord; says whether it meant anything. Enter and Space belong to a control that has the focus. */
function act(actions: ListActions, chord: string | null, onControl: boolean): boolean {
  const { onopen, ondetails, onselect, onextend, onselectall, onmove } = actions;
  const count = actions.count();
  const now = actions.cursor();
  if (chord === null || count === 0) return false;

  const bare = chord.replace(/^Shift\+/, "");
  const target = destination(bare, now, count, actions.page ?? 10);
  if (target !== undefined) {
    if (bare !== chord && onextend === undefined) return false;
    onmove(target);
    if (bare !== chord) onextend?.(Math.max(0, now), target);
    return true;
  }
  if (chord === "Ctrl+A" && onselectall !== undefined) {
    onselectall();
    return true;
  }
  if (now < 0 || (onControl && chord !== "X")) return false;
  const doing = { Enter: onopen, Space: ondetails, X: onselect }[chord];
  doing?.(now);
  return doing !== undefined;
}

function destination(key: string, now: number, count: number, page: number): number | undefined {
  const targets: Record<string, number> = {
    J: now + 1,
    ArrowDown: now + 1,
    K: now - 1,
    ArrowUp: now - 1,
    Home: 0,
    End: count - 1,
    PageDown: now + page,
    PageUp: now - page,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target));
}

function isAddressed(node: HTMLElement, target: EventTarget | null): boolean {
  if (isTextField(target)) return false;
  if (target instanceof Node && node.contains(target)) return true;
  return target === document.body || (target instanceof HTMLElement && target.id === "main");
}

function isRowControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a[href], button, input, [role='slider']") !== null;
}
