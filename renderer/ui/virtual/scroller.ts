import { OVERSCAN_ROWS } from '../../../shared/limits';
import {
  isAtEnd,
  placeAt,
  placeAtEnd,
  revealed,
  rowRange,
  scrolledTo,
  settled,
  type Extent,
  type Position,
  type RowRange,
} from './geometry';

/** How a list behaves when rows arrive: it follows the newest, or holds what is seen. */
export type Follow =
  | { readonly kind: 'following' }
  /** `seen`: the list's total when it stopped following. */
  | { readonly kind: 'held'; readonly seen: number };

/** What the list's drawing depends on besides its rows. Changes only by scrolling, resizing and commands. */
export interface ScrollState {
  readonly follow: Follow;
  readonly at: Position;
  /** Inner height of the scroll container, a sticky header included. */
  readonly height: number;
}

/** Owns the scroll position of one list: hears the container's scrolling, and moves it. An external store of React. */
export interface Scroller {
  current(): ScrollState;
  subscribe(listener: () => void): () => void;
  /** Connects the scroll container; the returned function lets it go. */
  attach(container: HTMLElement): () => void;
  /** Tells what was drawn: the container is moved there, and the next scroll is measured from it. */
  drawn(extent: Extent, at: Position): void;
  /** Where the viewport begins, as it was drawn last. */
  top(): number;
  /** Moves as little as possible so that the row at `index` is seen whole, and keeps it in view. */
  reveal(index: number): void;
  /** Holds the list with the row at `index` in the middle, unless the row is seen whole already, and keeps it in view. */
  center(index: number): void;
  /** Rows got other indexes: what is seen is `rows` further down now, in a list of `total`, and is held there. */
  shift(rows: number, total: number): void;
  /** Rows are so many times as high now: the row that is seen first stays it. */
  scale(factor: number): void;
  /** Goes to the newest row, and follows. */
  toEnd(): void;
  /** Stops following and keeps the row at `index` in view: no resize moves it out, or makes the list follow again. */
  hold(index: number): void;
  /** Keeps no row in view any longer: a resize that brings the newest row into view makes the list follow. */
  release(): void;
}

/** The position to draw for an extent: the end while following, else where it was. */
export function positionFor(extent: Extent, { follow, at }: ScrollState): Position {
  return follow.kind === 'following' ? placeAtEnd(extent) : settled(extent, at);
}

/**
 * Told of rows that are about to be drawn because of a scroll, before anything is. False when they can be drawn now; otherwise
 * `ready` is called soon, whether they are here by then or not. A later call replaces one before it.
 */
export type Prepare = (rows: RowRange, ready: () => void) => boolean;

/** `start`: whether the list begins at its newest row and follows it, or at its first row. */
export function createScroller(start: 'end' | 'top', prepare: Prepare = () => false): Scroller {
  const listeners = new Set<() => void>();
  let container: HTMLElement | null = null;
  let extent: Extent = { first: 0, total: 0, rowHeight: 1, viewport: 0 };
  let state: ScrollState = {
    follow: start === 'end' ? { kind: 'following' } : { kind: 'held', seen: 0 },
    at: { top: 0, physical: 0 },
    height: 0,
  };

  /** What was drawn last, and the `scrollTop` that was last asked for or heard of. */
  let drawn: Position = state.at;
  let asked = 0;
  /** Where the container was scrolled to, while the rows there are not drawn yet. */
  let awaited: Position | null = null;
  /** The row that a resize must not push out of view, until the list is scrolled or lets it go. */
  let held: number | null = null;

  function publish(change: Partial<ScrollState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function here(): Position {
    return awaited ?? drawn;
  }

  function moveTo(at: Position): void {
    awaited = null;
    publish({ at, follow: followAt(at) });
  }

  function followAt(at: Position): Follow {
    if (start === 'end' && isAtEnd(extent, at)) return { kind: 'following' };
    return holding();
  }

  function holding(): Follow {
    return state.follow.kind === 'held' ? state.follow : { kind: 'held', seen: extent.total };
  }

  function onScroll(element: HTMLElement): void {
    const physical = element.scrollTop;
    // A container that was resized is scrolled by the browser itself; the resize is heard of within the same frame.
    if (Math.abs(physical - asked) < 1 || element.clientHeight !== state.height) return;
    asked = physical;
    held = null;
    const at = scrolledTo(extent, drawn, physical);
    const isLater = prepare(rowRange(extent, at, OVERSCAN_ROWS), drawAwaited);
    // A list that follows must cease to at once.
    if (isLater && state.follow.kind === 'held') awaited = at;
    else moveTo(at);
  }

  function drawAwaited(): void {
    if (awaited !== null) moveTo(awaited);
  }

  function resize(height: number): void {
    if (height === state.height) return;
    extent = { ...extent, viewport: Math.max(0, extent.viewport + height - state.height) };
    if (state.follow.kind === 'following') return publish({ height });
    const at = settled(extent, here());
    awaited = null;
    // What is looked at would be lost if a list followed only because all of it fits for once.
    if (held === null) publish({ height, at, follow: followAt(at) });
    else publish({ height, at: revealed(extent, at, held), follow: holding() });
  }

  function onScrollEnd(): void {
    if (awaited !== null) return;
    const placed = placeAt(extent, drawn.top);
    if (Math.abs(placed.physical - drawn.physical) >= 1) publish({ at: placed });
  }

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(element) {
      container = element;
      const measure = (): void => resize(element.clientHeight);
      const scroll = (): void => onScroll(element);
      const sizes = new ResizeObserver(measure);
      sizes.observe(element);
      element.addEventListener('scroll', scroll, { passive: true });
      element.addEventListener('scrollend', onScrollEnd);
      asked = element.scrollTop;
      measure();
      return () => {
        sizes.disconnect();
        element.removeEventListener('scroll', scroll);
        element.removeEventListener('scrollend', onScrollEnd);
        container = null;
      };
    },
    drawn(nextExtent, at) {
      extent = nextExtent;
      // Drawn anew where it no longer is: the container stays where it was scrolled to.
      if (awaited !== null) return;
      drawn = at;
      if (at.physical === asked || container === null) return;
      asked = at.physical;
      container.scrollTop = asked;
    },
    top: () => here().top,
    reveal(index) {
      held = index;
      moveTo(revealed(extent, here(), index));
    },
    center(index) {
      const from = here();
      const at = revealed(extent, from, index);
      const { rowHeight, viewport } = extent;
      const middle = placeAt(extent, index * rowHeight - (viewport - rowHeight) / 2);
      held = index;
      awaited = null;
      publish({ at: at === from ? from : middle, follow: holding() });
    },
    shift(rows, total) {
      if (held !== null) held += rows;
      const from = here();
      const at = { ...from, top: Math.max(0, from.top + rows * extent.rowHeight) };
      awaited = null;
      publish({ at, follow: { kind: 'held', seen: total } });
    },
    scale(factor) {
      const from = here();
      awaited = null;
      publish({ at: { ...from, top: from.top * factor } });
    },
    toEnd() {
      held = null;
      awaited = null;
      publish({ follow: { kind: 'following' }, at: placeAtEnd(extent) });
    },
    hold(index) {
      held = index;
      if (state.follow.kind === 'following')
        publish({ follow: { kind: 'held', seen: extent.total }, at: drawn });
    },
    release: () => void (held = null),
  };
}
