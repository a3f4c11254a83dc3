import type { Client } from '../../shared/client';
import type { Params, Result } from '../../shared/contract';
import type { ParleyError } from '../../shared/errors';
import { WINDOW_MAX_ROWS } from '../../shared/limits';
import { LIVE_CAPTURE } from '../../shared/model/capture';
import type { Notice } from '../../shared/model/notice';
import type { Row } from '../../shared/model/row';
import type { NoticeHub } from './notice-hub';
import { createPullLoop } from './pull-loop';
import { createRowPages, type RowPages } from './row-pages';
import { findPlaces, type Places } from './row-places';
import { carriedSeq, type RowUnit } from './row-unit';
import { createListeners } from './listeners';

/** Which rows a list shows: of a capture, and there of one endpoint or connection, or those that a filter keeps. */
export type RowsView = Pick<Params<'rows.window'>, 'capture' | 'endpoint' | 'connection' | 'filter'>;

/** A view, and the row before which all are hidden in it, or `null` when none are. `unit` is `records` when left out. */
export interface Shown {
  readonly view: Readonly<RowsView>;
  readonly cleared: number | null;
  readonly unit?: RowUnit;
}

/** Rows of one view as they are known here. Indexes are the engine's: they count every row the view ever had. */
export type RowsState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'loaded';
      readonly shown: Shown;
      /** Grows whenever indexes come to mean other rows: in another view, or when older rows were found late. */
      readonly basis: number;
      /** Where the cursor's row is since `basis` began; `null` when it had none, or the view does not have it. */
      readonly cursor: number | null;
      readonly first: number;
      readonly total: number;
      /** Older rows that no longer exist, and those that do and are hidden. */
      readonly dropped: number;
      readonly hidden: number;
      /** The row at an index, or undefined while it is not here. */
      readonly row: (index: number) => Row | undefined;
      /** Why the last pull failed, or null. What was pulled before stays. */
      readonly problem: ParleyError | null;
    };

/** The rows a list has on screen: a stretch, or the newest `count` of them, whichever those are. */
export type Wanted =
  | { readonly kind: 'stretch'; readonly start: number; readonly end: number }
  | { readonly kind: 'newest'; readonly count: number };

/** The list whose rows these are, as far as they need to know it. */
export interface Viewport {
  /** Indexes of the row that is to stay where it is seen (`null` while the newest is followed), and of the cursor. */
  kept(): { readonly top: number | null; readonly cursor: number | null };
  /** Told just before a new basis is published, if a row was to stay: it has moved by so many rows, of `total` now. */
  moved(by: number, total: number): void;
}

/** Pulls and keeps the rows that one list shows. An external store of React; it lives while somebody listens. */
export interface RowCache {
  current(): RowsState;
  subscribe(listener: () => void): () => void;
  /** Says which rows are on screen; what is missing of them is pulled. */
  want(rows: Wanted): void;
  /** Shows other rows. Those of before stay until the others are here, so that nothing blinks. */
  show(next: Shown): void;
}

/** Pulls of one round: what is wanted, and once more for what arrived in between. */
const MAX_PULLS = 3;
/** Newest rows asked for before a list has said how many it shows: about a screenful. */
const FIRST_ROWS = 40;

type Window = Result<'rows.window'>;
type Request = Pick<Params<'rows.window'>, 'from' | 'count'>;

/** What indexes mean: those of one view, while nothing is found late in it. */
interface Basis {
  readonly number: number;
  readonly shown: Shown;
  readonly epoch: number;
  readonly floor: number;
  readonly cursor: number | null;
  readonly pages: RowPages;
}

/**
 * A row that is here is never pulled again. New totals are published together with the newest rows when those are wanted:
 * nothing blinks.
 */
export function createRowCache(client: Client, hub: NoticeHub, begin: Shown, viewport: Viewport): RowCache {
  const listeners = createListeners(start, stop);
  let aim = begin;
  let basis: Basis | null = null;
  let wanted: Wanted = { kind: 'newest', count: FIRST_ROWS };
  let state: RowsState = { kind: 'loading' };
  let life = 0;
  let seen: Notice | null = null;
  let stale = true;
  /** Rows that the last notice brought: more than a screenful are not pulled one after the other. */
  let growth = 0;
  let stops: readonly (() => void)[] = [];

  const loop = createPullLoop(async () => {
    if (!listeners.any) return;
    if (basis === null || basis.shown !== aim) await rebase();
    else await refill(basis);
  });

  /** Pulls what is wanted and not here; what was here of another epoch is no longer true. */
  async function refill(on: Basis): Promise<void> {
    const born = life;
    const before = on.pages.total;
    const news = stale;
    let pulls = 0;
    for (; pulls < MAX_PULLS; pulls += 1) {
      const request = nextRequest(on);
      if (request === null || !listeners.any) break;
      stale = false;
      const outcome = await client.call('rows.window', { ...on.shown.view, ...request });
      if (born !== life || on.shown !== aim) return;
      if (!outcome.ok) return publish(outcome.error);
      if (outcome.value.epoch !== on.epoch) return rebase();
      on.pages.absorb(outcome.value);
    }
    if (news) growth = on.pages.total - before;
    if (pulls > 0) publish(null);
  }

  /** Begins anew with the rows of another view or epoch, with the row that was to stay in its place. */
  async function rebase(): Promise<void> {
    const born = life;
    const to = aim;
    const left = (): boolean => born !== life || to !== aim;
    const kept = basis === null ? { top: null, cursor: null } : viewport.kept();
    const carry = carrierTo(to);
    const seqs = { top: carry.seq(seqNear(kept.top)), cursor: carry.seq(seqAt(kept.cursor)) };
    for (let tries = 1; ; tries += 1) {
      stale = false;
      const places = await findPlaces(client, to.view, {
        cleared: to.cleared,
        ...seqs,
        isNear: carry.isNear,
      });
      if (left()) return;
      if (!places.ok) return publish(places.error);
      const by = places.value.top === null || kept.top === null ? null : places.value.top - kept.top;
      const outcome = await client.call('rows.window', { ...to.view, ...firstRequest(by ?? 0) });
      if (left()) return;
      if (!outcome.ok) return publish(outcome.error);
      const { epoch } = places.value;
      if (epoch === null || epoch === outcome.value.epoch || tries === MAX_PULLS)
        return adopt(to, places.value, by, outcome.value);
    }
  }

  /** How rows of the basis are looked for in another view: where it is cut otherwise, they are the nearest ones there. */
  function carrierTo({ view, unit = 'records' }: Shown): {
    readonly isNear: boolean;
    readonly seq: (seq: number | null) => number | null;
  } {
    const before = basis?.shown;
    if (before === undefined || before.view.capture === view.capture)
      return { isNear: false, seq: (seq) => seq };
    const from = before.unit ?? 'records';
    return { isNear: true, seq: (seq) => (seq === null ? null : carriedSeq(seq, from, unit)) };
  }

  function firstRequest(by: number): Request {
    if (wanted.kind === 'newest') return { from: null, count: wanted.count };
    return { from: Math.max(0, wanted.start + by), count: pageOf(wanted) };
  }

  function adopt(shown: Shown, { floor, cursor }: Places, by: number | null, window: Window): void {
    const pages = createRowPages();
    pages.absorb(window);
    basis = { number: (basis?.number ?? 0) + 1, shown, epoch: window.epoch, floor, cursor, pages };
    if (by !== null && wanted.kind === 'stretch')
      wanted = { kind: 'stretch', start: Math.max(0, wanted.start + by), end: Math.max(0, wanted.end + by) };
    growth = 0;
    if (by !== null) viewport.moved(by, pages.total);
    publish(null);
  }

  function nextRequest(on: Basis): Request | null {
    const { pages } = on;
    const { start, end } = stretch(on);
    const missing = pages.firstMissing(start, end);
    if (wanted.kind === 'newest') {
      if (stale && growth < wanted.count) return { from: pages.freshFrom(), count: wanted.count };
      return stale || missing < end ? { from: null, count: wanted.count } : null;
    }
    if (missing < end) return { from: earlierIfScrolledUp(on, missing, start, end), count: pageOf(wanted) };
    return stale ? { from: null, count: 1 } : null;
  }

  function stretch({ pages, floor }: Basis): { readonly start: number; readonly end: number } {
    const first = Math.max(pages.first, floor);
    if (wanted.kind === 'newest')
      return { start: Math.max(first, pages.total - wanted.count), end: pages.total };
    return { start: Math.max(first, wanted.start), end: Math.min(pages.total, wanted.end) };
  }

  /** Scrolling up misses the upper rows only: the pull then ends where the known ones begin. */
  function earlierIfScrolledUp({ pages }: Basis, from: number, start: number, end: number): number {
    if (from > start || pages.row(end - 1) === undefined) return from;
    let known = end;
    while (known > from && pages.row(known - 1) !== undefined) known -= 1;
    return Math.max(pages.first, Math.min(from, known - pageOf({ start, end })));
  }

  function seqAt(index: number | null): number | null {
    return index === null ? null : (basis?.pages.row(index)?.seq ?? null);
  }

  /** The row itself may not be here yet; then the next one that is. */
  function seqNear(index: number | null): number | null {
    if (index === null) return null;
    const rows = Array.from({ length: WINDOW_MAX_ROWS }, (_, below) => seqAt(index + below));
    return rows.find((seq) => seq !== null) ?? null;
  }

  function publish(problem: ParleyError | null): void {
    if (basis !== null) {
      const { number, shown, pages, floor, cursor } = basis;
      const first = Math.max(pages.first, floor);
      state = {
        kind: 'loaded',
        shown,
        basis: number,
        cursor,
        first: Math.min(first, pages.total),
        total: pages.total,
        dropped: pages.first,
        hidden: first - pages.first,
        row: pages.row,
        problem,
      };
    }
    listeners.tell();
  }

  function refresh(): void {
    stale = true;
    loop.request();
  }

  /** Whether a notice may bring other rows: of frames and of a filter's rows tasks tell; an opened capture has all it will ever have. */
  function isNews(notice: Notice): boolean {
    if (seen === null || state.kind === 'loading' || state.problem !== null) return true;
    if ((aim.view.filter !== null || aim.unit === 'frames') && notice.tasks !== seen.tasks) return true;
    if (aim.view.capture !== LIVE_CAPTURE) return false;
    return notice.rows.next !== seen.rows.next || notice.rows.first !== seen.rows.first;
  }

  function start(): void {
    stops = [
      hub.onNotice((notice) => {
        const news = isNews(notice);
        seen = notice;
        if (news) refresh();
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
    basis = null;
    seen = null;
    wanted = { kind: 'newest', count: FIRST_ROWS };
    state = { kind: 'loading' };
    listeners.tell();
    refresh();
  }

  return {
    current: () => state,
    subscribe: listeners.subscribe,
    want(next) {
      wanted = next;
      if (basis === null) return;
      const { start: from, end } = stretch(basis);
      if (basis.pages.firstMissing(from, end) < end) loop.request();
    },
    show(next) {
      aim = next;
      loop.request();
    },
  };
}

/** Rows asked for when some of a stretch are missing: a screenful ahead, so that a steady scroll pulls seldom. */
function pageOf({ start, end }: { readonly start: number; readonly end: number }): number {
  return Math.min(WINDOW_MAX_ROWS, Math.max(1, 2 * (end - start)));
}
