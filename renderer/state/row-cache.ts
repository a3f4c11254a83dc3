import { awaitsMore } from '../../shared/bytes/text-marks';
import type { Client } from '../../shared/client';
import type { Params, Result } from '../../shared/contract';
import type { ParleyError } from '../../shared/errors';
import { CACHE_MAX_ROWS, WINDOW_MAX_ROWS } from '../../shared/limits';
import { isChunk, type Row } from '../../shared/model/row';
import type { NoticeHub } from './notice-hub';
import { createPullLoop } from './pull-loop';

/** Rows of one view as they are known here. Indexes are the engine's: they count every row the view ever had. */
export type RowsState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'loaded';
      readonly first: number;
      readonly total: number;
      /** The row at an index, or undefined while it is not here. */
      readonly row: (index: number) => Row | undefined;
      /** Why the last pull failed, or null. What was pulled before stays. */
      readonly problem: ParleyError | null;
    };

/** The rows a list has on screen: a stretch, or the newest `count` of them, whichever those are. */
export type Wanted =
  | { readonly kind: 'stretch'; readonly start: number; readonly end: number }
  | { readonly kind: 'newest'; readonly count: number };

/** Pulls and keeps the rows that one list shows. An external store of React; it lives while somebody listens. */
export interface RowCache {
  current(): RowsState;
  subscribe(listener: () => void): () => void;
  /** Says which rows are on screen; what is missing of them is pulled. */
  want(rows: Wanted): void;
}

/** Pulls of one round: learn the total, pull the rows there, and once more for what arrived in between. */
const MAX_PULLS = 3;
/** Newest rows asked for before a list has said how many it shows. */
const FIRST_ROWS = 60;

/** Which rows a list shows: of a capture, and there of one endpoint or connection, or those that a filter keeps. */
export type RowsView = Pick<Params<'rows.window'>, 'capture' | 'endpoint' | 'connection' | 'filter'>;

type Window = Result<'rows.window'>;
type Request = Pick<Params<'rows.window'>, 'from' | 'count'>;

/**
 * Rows never change, so one that is here is never pulled again, save one that ends in a cut character when more rows
 * have come. New totals are published together with the newest rows when those are wanted: nothing blinks.
 */
export function createRowCache(client: Client, hub: NoticeHub, view: Readonly<RowsView>): RowCache {
  const listeners = new Set<() => void>();
  const rows = new Map<number, Row>();
  /** Rows that end in a cut character, with the total at which they were pulled. */
  const cut = new Map<number, number>();
  let first = 0;
  let total = 0;
  /** One past the last row of the last reply. */
  let lastEnd = 0;
  let wanted: Wanted = { kind: 'newest', count: FIRST_ROWS };
  let state: RowsState = { kind: 'loading' };
  let life = 0;
  let seenNext = -1;
  let stale = true;
  let stops: readonly (() => void)[] = [];

  const loop = createPullLoop(async () => {
    const born = life;
    let news = false;
    for (let pulls = 0; pulls < MAX_PULLS; pulls += 1) {
      const request = nextRequest();
      if (request === null || listeners.size === 0) break;
      stale = false;
      const outcome = await client.call('rows.window', { ...view, ...request });
      if (born !== life) return;
      if (!outcome.ok) return publish(total, outcome.error);
      absorb(request, outcome.value);
      news = wanted.kind === 'newest';
      if (!news) publish(total, null);
    }
    if (news) publish(coveredTotal(), null);
  });

  function nextRequest(): Request | null {
    const { start, end } = stretch();
    const from = firstMissing(start, end);
    if (from < end) return { from: earlierIfScrolledUp(from, start, end), count: WINDOW_MAX_ROWS };
    if (!stale) return null;
    if (wanted.kind === 'stretch') return { from: total, count: 1 };
    let fresh = total;
    while (cut.has(fresh - 1)) fresh -= 1;
    return { from: fresh, count: WINDOW_MAX_ROWS };
  }

  function stretch(): { readonly start: number; readonly end: number } {
    if (wanted.kind === 'newest') return { start: Math.max(first, total - wanted.count), end: total };
    return { start: Math.max(first, wanted.start), end: Math.min(total, wanted.end) };
  }

  function firstMissing(start: number, end: number): number {
    let index = start;
    while (index < end && rows.has(index) && (cut.get(index) ?? total) >= total) index += 1;
    return index;
  }

  /** Scrolling up misses the upper rows only: the pull then ends where the known ones begin. */
  function earlierIfScrolledUp(from: number, start: number, end: number): number {
    if (from > start || !rows.has(end - 1)) return from;
    let known = end;
    while (known > from && rows.has(known - 1)) known -= 1;
    return Math.max(first, Math.min(from, known - WINDOW_MAX_ROWS));
  }

  function absorb({ from }: Request, window: Window): void {
    first = window.first;
    total = window.total;
    const start = Math.max(from, first);
    lastEnd = start + window.rows.length;
    window.rows.forEach((row, offset) => {
      const index = start + offset;
      rows.delete(index);
      rows.set(index, row);
      if (isChunk(row) && awaitsMore({ ...row, bytes: row.preview })) cut.set(index, total);
      else cut.delete(index);
    });
    for (const index of rows.keys()) {
      if (rows.size <= CACHE_MAX_ROWS) break;
      rows.delete(index);
      cut.delete(index);
    }
  }

  /** How far the newest rows are here without a gap: under fast traffic a little less than all there are. */
  function coveredTotal(): number {
    return rows.has(total - 1) ? total : Math.max(first, publishedTotal(), lastEnd);
  }

  function publishedTotal(): number {
    return state.kind === 'loaded' ? state.total : 0;
  }

  function publish(shownTotal: number, problem: ParleyError | null): void {
    state = { kind: 'loaded', first, total: shownTotal, row: (index) => rows.get(index), problem };
    for (const listener of [...listeners]) listener();
  }

  function refresh(): void {
    stale = true;
    loop.request();
  }

  function start(): void {
    stops = [
      hub.onNotice((notice) => {
        if (notice.rows.next === seenNext && state.kind === 'loaded' && state.problem === null) return;
        seenNext = notice.rows.next;
        refresh();
      }),
      hub.onNewRun(forget),
    ];
    refresh();
  }

  function stop(): void {
    life += 1;
    for (const end of stops) end();
    stops = [];
  }

  function forget(): void {
    life += 1;
    rows.clear();
    cut.clear();
    first = 0;
    total = 0;
    lastEnd = 0;
    seenNext = -1;
    wanted = { kind: 'newest', count: FIRST_ROWS };
    state = { kind: 'loading' };
    for (const listener of [...listeners]) listener();
    refresh();
  }

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
    want(next) {
      wanted = next;
      const { start: from, end } = stretch();
      if (state.kind === 'loaded' && firstMissing(from, end) < end) loop.request();
    },
  };
}
