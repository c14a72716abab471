/** Which rows of a long list are drawn. Rows have one height, so place is arithmetic and the scrollbar is honest. */
import {
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
} from "@tanstack/virtual-core";
import { untrack } from "svelte";

/** Rows drawn beyond what is seen, so that a scroll never shows bare paper. */
const OVERSCAN = 10;

/** A long list, as it is now. */
export interface VirtualRowsOptions {
  count: number;
  /** In pixels. */
  rowHeight: number;
  /** What scrolls. */
  scroller: HTMLElement | null;
  /** From the scroller's top to the list's. */
  offset: number;
}

/** The drawn part of a long list. */
export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  /** Pixels above and below the drawn rows. */
  readonly before: number;
  readonly after: number;
  /** Brings a row into view. */
  reveal(index: number): void;
}

/** Follows `options` and the scroll position for as long as the component that calls this is shown. */
export function virtualRows(options: () => VirtualRowsOptions): VirtualRows {
  let version = $state(0);
  const changed = (): void => {
    version += 1;
  };
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(settings(untrack(options), changed));

  $effect.pre(() => {
    const now = options();
    // The virtualizer reports back while it is told; that must not count as something read here.
    untrack(() => {
      virtualizer.setOptions(settings(now, changed));
      virtualizer._willUpdate();
      virtualizer.measure();
    });
  });
  $effect(() => virtualizer._didMount());

  const items = $derived.by(() => {
    void version;
    void options();
    return virtualizer.getVirtualItems();
  });

  return {
    get items() {
      return items;
    },
    get before() {
      return (items[0]?.start ?? options().offset) - options().offset;
    },
    get after() {
      const { count, rowHeight } = options();
      return Math.max(0, count * rowHeight - ((items.at(-1)?.end ?? options().offset) - options().offset));
    },
    reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
  };
}

function settings({ count, rowHeight, scroller, offset }: VirtualRowsOptions, onChange: () => void) {
  return {
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    scrollMargin: offset,
    overscan: OVERSCAN,
    // The bar and the table's head stick at the top, the bulk bar at the bottom: keep the cursor clear of them.
    scrollPaddingStart: rowHeight * 3,
    scrollPaddingEnd: rowHeight * 2,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange,
  };
}
