import { useCallback, useLayoutEffect, useSyncExternalStore, type CSSProperties } from 'react';
import { OVERSCAN_ROWS } from '../../../shared/limits';
import { rowRange, spacerHeight, type RowRange } from './geometry';
import { positionFor, type Follow, type Scroller } from './scroller';

/** A list of equal rows: see `geometry.ts` for `first`, `total` and the absolute indexes between. */
export interface VirtualList {
  readonly scroller: Scroller;
  readonly first: number;
  readonly total: number;
  readonly rowHeight: number;
  /** Height of what stays above the rows inside of the container, in pixels. */
  readonly headerHeight?: number;
  /** Height of what stands above the first row and is scrolled with it, in pixels. */
  readonly lead?: number;
}

/** What to draw, and how: the container holds (header and) spacer, the spacer holds the rows' wrapper. */
export interface VirtualRows {
  readonly range: RowRange;
  /** Index of the first row that is in view, and how many whole rows are. */
  readonly topRow: number;
  readonly wholeRows: number;
  readonly follow: Follow;
  readonly container: (element: HTMLElement | null) => (() => void) | undefined;
  readonly spacer: CSSProperties;
  readonly wrapper: CSSProperties;
}

/** Draws only the rows in view of a list of any length. All rows lie in one moved wrapper, so that none is placed alone. */
export function useVirtualRows({
  scroller,
  first,
  total,
  rowHeight,
  headerHeight = 0,
  lead = 0,
}: VirtualList): VirtualRows {
  const state = useSyncExternalStore(scroller.subscribe, scroller.current);
  const viewport = Math.max(0, state.height - headerHeight);
  const extent = { first, total, rowHeight, viewport, lead };
  const at = positionFor(extent, state);
  const range = rowRange(extent, at, OVERSCAN_ROWS);

  useLayoutEffect(() => scroller.drawn(extent, at));

  const container = useCallback(
    (element: HTMLElement | null) => (element === null ? undefined : scroller.attach(element)),
    [scroller],
  );
  return {
    range,
    topRow: Math.min(Math.ceil(at.top / rowHeight), Math.max(first, total - 1)),
    wholeRows: Math.max(1, Math.floor(viewport / rowHeight)),
    follow: state.follow,
    container,
    spacer: { height: spacerHeight(extent) },
    wrapper: { transform: `translateY(${range.offset}px)` },
  };
}
