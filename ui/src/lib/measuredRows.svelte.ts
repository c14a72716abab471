/** Which rows of a long list of unequal rows are drawn. Heights are guessed until a row is drawn, then measured. */
import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
} from "@tanstack/virtual-core";
import { untrack } from "svelte";

/** Rows drawn beyond what is seen, so that a scroll never shows bare paper. */
const OVERSCAN = 6;

/** A long list, as it is now. */
export interface MeasuredRowsOptions {
  count: number;
  /** In pixels, for rows that were never drawn. */
  guess: number;
  /** What scrolls. */
  scroller: HTMLElement | null;
  /** From the scroller's top to the list's. */
  offset: number;
  /** Rows that stay drawn wherever the reader scrolls: the one with the focus, one that is being written in. */
  keep: readonly number[];
}

/** The drawn part of a long list. */
export interface MeasuredRows {
  readonly items: readonly VirtualItem[];
  /** Pixels of all rows together. */
  readonly height: number;
  /** From the list's top to a drawn row. */
  top(item: VirtualItem): number;
  /** An attachment for a drawn row, which carries its `data-index`. */
  measure(row: HTMLElement): void;
  /** Brings a row into view. */
  reveal(index: number): void;
  /** Forgets what was measured, and begins at the top: other rows stand there now. */
  reset(): void;
}

/** Follows `options` and the scroll position for as long as the component that calls this is shown. */
export function measuredRows(options: () => MeasuredRowsOptions): MeasuredRows {
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
    get height() {
      void version;
      void options();
      return virtualizer.getTotalSize();
    },
    top: ({ start }) => start - options().offset,
    measure: (row) => virtualizer.measureElement(row),
    reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
    reset() {
      virtualizer.measure();
      virtualizer.scrollToOffset(0);
    },
  };
}

function settings({ count, guess, scroller, offset, keep }: MeasuredRowsOptions, onChange: () => void) {
  return {
    count,
    getScrollElement: () => scroller,
    estimateSize: () => guess,
    // A row that is not laid out yet has no height; the guess stands until it has.
    measureElement: ((...measured) => measureElement(...measured) || guess) as typeof measureElement,
    scrollMargin: offset,
    overscan: OVERSCAN,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const drawn = new Set([...defaultRangeExtractor(range), ...keep.filter((row) => row >= 0 && row < count)]);
      return [...drawn].sort((a, b) => a - b);
    },
    // The bar sticks at the top, the bulk bar at the bottom: keep the cursor clear of them.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 72,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange,
  };
}
