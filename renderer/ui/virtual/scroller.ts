import {
  isAtEnd,
  placeAt,
  placeAtEnd,
  revealed,
  scrolledTo,
  settled,
  type Extent,
  type Position,
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

/** `start`: whether the list begins at its newest row and follows it, or at its first row. */
export function createScroller(start: 'end' | 'top'): Scroller {
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
  /** The row that a resize must not push out of view, until the list is scrolled or lets it go. */
  let held: number | null = null;

  function publish(change: Partial<ScrollState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function moveTo(at: Position): void {
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
    moveTo(scrolledTo(extent, drawn, physical));
  }

  function resize(height: number): void {
    if (height === state.height) return;
    extent = { ...extent, viewport: Math.max(0, extent.viewport + height - state.height) };
    if (state.follow.kind === 'following') return publish({ height });
    const at = settled(extent, drawn);
    // What is looked at would be lost if a list followed only because all of it fits for once.
    if (held === null) publish({ height, at, follow: followAt(at) });
    else publish({ height, at: revealed(extent, at, held), follow: holding() });
  }

  function onScrollEnd(): void {
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
      drawn = at;
      if (at.physical === asked || container === null) return;
      asked = at.physical;
      container.scrollTop = asked;
    },
    top: () => drawn.top,
    reveal(index) {
      held = index;
      moveTo(revealed(extent, drawn, index));
    },
    center(index) {
      const at = revealed(extent, drawn, index);
      const { rowHeight, viewport } = extent;
      const middle = placeAt(extent, index * rowHeight - (viewport - rowHeight) / 2);
      held = index;
      publish({ at: at === drawn ? drawn : middle, follow: holding() });
    },
    shift(rows, total) {
      if (held !== null) held += rows;
      const at = { ...drawn, top: Math.max(0, drawn.top + rows * extent.rowHeight) };
      publish({ at, follow: { kind: 'held', seen: total } });
    },
    toEnd() {
      held = null;
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
