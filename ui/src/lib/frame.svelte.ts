/** The frame's own state: which of its columns are shown. */
import { untrack } from "svelte";

let panels = $state.raw<readonly (() => void)[]>([]);
let sidebar = $state(true);

/** Whether a details panel stands beside the page. */
export function panelShown(): boolean {
  return panels.length > 0;
}

/** Closes the details panel, as its own cross does. */
export function closePanel(): void {
  panels.at(-1)?.();
}

/** Whether the sidebar is shown. */
export function sidebarShown(): boolean {
  return sidebar;
}

/** Hides or shows the sidebar. */
export function toggleSidebar(): void {
  sidebar = !sidebar;
}

/** Puts an element into the frame's last column for as long as it lives. */
export function inPanelColumn(close: () => void): (node: HTMLElement) => () => void {
  return (node) => {
    node.closest(".shell")?.append(node);
    panels = [...untrack(() => panels), close];
    return () => {
      panels = panels.filter((each) => each !== close);
      node.remove();
    };
  };
}
