/** The page's regions in the order of reading, for F6. */

const regions = ".side, .main, .panel, .bulk";

/** Moves the focus to the next region (`1`) or the one before (`-1`), around the page. */
export function cycleRegion(direction: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(regions)];
  const inside = document.activeElement?.closest(regions);
  const now = all.findIndex((each) => each === inside);
  const next = all[(now + direction + all.length) % all.length];
  if (next === undefined) return;
  const first = next.matches("[tabindex]")
    ? next
    : next.querySelector<HTMLElement>("a[href], button, input, [tabindex]");
  first?.focus();
}
