import type { Client } from '../../../shared/client';
import type { Params } from '../../../shared/contract';
import { succeed, type Outcome } from '../../../shared/errors';
import type { Row } from '../../../shared/model/row';
import type { NoticeHub } from '../../state/notice-hub';
import type { Direction, StepFrom } from '../find/step';
import { createArrivals } from './arrivals';
import { createRowCache, type RowsState, type Shown, type Wanted } from '../../state/row-cache';
import { createScroller, type Scroller } from '../../ui/virtual/scroller';
import { createListeners } from '../../state/listeners';

/** What a log draws. */
export interface LogRowsState {
  readonly rows: RowsState;
  /** Index of the row that keys move from. */
  readonly cursor: number | null;
  /** Height of each row in pixels. */
  readonly rowHeight: number;
}

/** The rows of a log, the cursor in them and where they are scrolled to, over every change of the view. A store of React. */
export interface LogRows {
  readonly scroller: Scroller;
  current(): LogRowsState;
  subscribe(listener: () => void): () => void;
  want(rows: Wanted): void;
  show(next: Shown): void;
  setCursor(index: number): void;
  /** The cursor's row, or without one the first whole row in view; undefined while it is not here. */
  anchor(): Row | undefined;
  /** Where a search goes on: from the cursor, or without one with what is in view. */
  stepFrom(direction: Direction): StepFrom;
  /** Draws all rows so high, with the first one in view in its place. */
  setRowHeight(pixels: number): void;
  /** Brings the row back into view that was in it before the grid became a header smaller. */
  settle(): void;
  /** Moves the cursor to a row and brings it into view. False when the view has no such row. */
  goTo(to: Params<'rows.locate'>['to']): Promise<Outcome<boolean>>;
}

/** Begins at the newest row, and follows it. `rowHeight` in pixels. */
export function createLogRows(client: Client, hub: NoticeHub, begin: Shown, rowHeight: number): LogRows {
  const listeners = createListeners(start, () => stop());
  const scroller = createScroller('end', (rows, ready) => arrivals.expect(rows, ready));
  const cache = createRowCache(client, hub, begin, {
    kept: () => ({ top: keptRow(), cursor: state.cursor }),
    moved: (by, total) => scroller.shift(by, total),
  });
  const arrivals = createArrivals(cache);
  let state: LogRowsState = { rows: cache.current(), cursor: null, rowHeight };
  let shown = begin;
  let stop: () => void = () => undefined;

  function start(): void {
    stop = cache.subscribe(onRows);
    state = { ...state, rows: cache.current() };
  }

  function publish(next: LogRowsState): void {
    state = next;
    listeners.tell();
  }

  function onRows(): void {
    const rows = cache.current();
    publish({ ...state, rows, cursor: isSameBasis(state.rows, rows) ? state.cursor : cursorOf(rows) });
  }

  function topRow(): number {
    return Math.ceil(scroller.top() / state.rowHeight);
  }

  /** What a person looks at: the cursor while it is in view. Nothing is kept while the newest row is followed. */
  function keptRow(): number | null {
    const { follow, height } = scroller.current();
    if (follow.kind === 'following') return null;
    const top = topRow();
    const { cursor } = state;
    return cursor !== null && cursor >= top && cursor < top + height / state.rowHeight ? cursor : top;
  }

  function anchor(): Row | undefined {
    const { rows, cursor } = state;
    return rows.kind === 'loaded' ? rows.row(cursor ?? Math.max(rows.first, topRow())) : undefined;
  }

  return {
    scroller,
    current: () => state,
    subscribe: listeners.subscribe,
    want: cache.want,
    show(next) {
      shown = next;
      cache.show(next);
    },
    setCursor: (cursor) => publish({ ...state, cursor }),
    anchor,
    stepFrom(direction) {
      const { rows, cursor } = state;
      if (rows.kind === 'loading') return null;
      const bottom = Math.min(
        rows.total - 1,
        topRow() + Math.floor(scroller.current().height / state.rowHeight),
      );
      const row = direction === 'previous' && cursor === null ? rows.row(bottom) : anchor();
      return row === undefined ? null : { kind: cursor === null ? 'view' : 'cursor', seq: row.seq };
    },
    setRowHeight(pixels) {
      if (pixels === state.rowHeight) return;
      scroller.scale(pixels / state.rowHeight);
      publish({ ...state, rowHeight: pixels });
    },
    settle() {
      const kept = keptRow();
      if (kept !== null && kept === state.cursor) scroller.reveal(kept);
    },
    async goTo(to) {
      const { view } = shown;
      const outcome = await client.call('rows.locate', { ...view, to });
      if (!outcome.ok) return outcome;
      const { found } = outcome.value;
      const { rows } = state;
      if (found === null || rows.kind === 'loading' || rows.shown.view !== view) return succeed(false);
      const index = Math.max(rows.first, found.index);
      publish({ ...state, cursor: index });
      scroller.center(index);
      return succeed(true);
    },
  };
}

function isSameBasis(before: RowsState, after: RowsState): boolean {
  return before.kind === 'loaded' && after.kind === 'loaded' && before.basis === after.basis;
}

function cursorOf(rows: RowsState): number | null {
  return rows.kind === 'loaded' ? rows.cursor : null;
}
