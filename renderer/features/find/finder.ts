import type { Client } from '../../../shared/client';
import type { Result } from '../../../shared/contract';
import type { ParleyError } from '../../../shared/errors';
import type { CaptureId } from '../../../shared/model/capture';
import type { Criteria, FilterId } from '../../../shared/model/criteria';
import type { NoticeHub } from '../../state/notice-hub';
import { createPullLoop } from '../../state/pull-loop';
import { reuseEqual } from '../../state/reuse-equal';
import type { RowsView } from '../../state/row-cache';

/** What is looked for, and where. */
export interface Hunt {
  readonly view: Readonly<Omit<RowsView, 'filter'>>;
  readonly criteria: Criteria;
}

/** How looking goes. */
export type Search =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  /** `status` is `null` until the engine has told it for the first time. */
  | { readonly kind: 'open'; readonly filter: FilterId; readonly status: Result<'filter.status'> | null }
  | { readonly kind: 'failed'; readonly error: ParleyError };

export interface FinderState {
  readonly search: Search;
  /** The filter whose rows can be shown: one that has come far enough. Meanwhile the one before it, or none. */
  readonly ready: FilterId | null;
}

/** Looks for rows of one log. An external store of React; it looks while somebody listens. */
export interface Finder {
  current(): FinderState;
  subscribe(listener: () => void): () => void;
  /** Looks for something else, or for nothing. Asking for the same again changes nothing. */
  look(hunt: Hunt | null): void;
  /** Resolves with the filter when it has found something; with `null` when there is nothing, or something else is wanted. */
  found(): Promise<FilterId | null>;
  /** Whether a filter looks among the rows of a capture: filters of others give no rows of it. */
  isOf(filter: FilterId, capture: CaptureId): boolean;
  /** Looks no further; what was found stays. */
  stop(): void;
  /** Says which filter's rows are shown now, so that those before it can be closed. */
  showing(filter: FilterId | null): void;
}

/** A filter that still looks is shown after so many answers: its rows change often until then, and mostly it is done. */
const ANSWERS_UNTIL_SHOWN = 5;

/** The engine forgets a window's filters with its connection: then, and when it is another one, they are opened again. */
export function createFinder(client: Client, hub: NoticeHub): Finder {
  const listeners = new Set<() => void>();
  /** Filters that were opened and not closed yet, with the captures that they look in. */
  const opened = new Map<FilterId, CaptureId>();
  let state: FinderState = { search: { kind: 'none' }, ready: null };
  let shown: FilterId | null = null;
  let hunt: Hunt | null = null;
  let turn = 0;
  let answers = 0;
  let seenTasks = -1;
  let stops: readonly (() => void)[] = [];
  let waiting: (() => void)[] = [];

  const loop = createPullLoop(async () => {
    const { search } = state;
    if (search.kind !== 'open' || listeners.size === 0) return;
    const mine = turn;
    const outcome = await client.call('filter.status', { filter: search.filter });
    if (mine !== turn) return;
    if (!outcome.ok) return failed(outcome.error);
    answers += 1;
    const status = outcome.value;
    const isReady = status.state.kind !== 'scanning' || answers >= ANSWERS_UNTIL_SHOWN;
    publish({ search: { ...search, status }, ready: isReady ? search.filter : state.ready });
  });

  async function begin(): Promise<void> {
    const mine = (turn += 1);
    if (hunt === null) return publish({ search: { kind: 'none' }, ready: null });
    publish({ search: { kind: 'opening' }, ready: state.ready });
    const { view, criteria } = hunt;
    const outcome = await client.call('filter.open', { ...view, criteria });
    if (outcome.ok) opened.set(outcome.value.filter, view.capture);
    if (mine !== turn) return closeStale();
    if (!outcome.ok) return failed(outcome.error);
    answers = 0;
    publish({ search: { kind: 'open', filter: outcome.value.filter, status: null }, ready: state.ready });
    loop.request();
  }

  function failed(error: ParleyError): void {
    // With the connection its filters went, and both come back together.
    if (error.code !== 'transport_lost') publish({ search: { kind: 'failed', error }, ready: state.ready });
  }

  /** Closes what is neither shown, nor about to be, nor looked with. */
  function closeStale(): void {
    const { search, ready } = state;
    for (const filter of [...opened.keys()]) {
      if (filter === shown || filter === ready || (search.kind === 'open' && search.filter === filter))
        continue;
      opened.delete(filter);
      void client.call('filter.close', { filter });
    }
  }

  function publish(next: FinderState): void {
    const merged = reuseEqual(state, next);
    if (merged === state) return;
    state = merged;
    for (const listener of [...listeners]) listener();
    tellWaiting();
    closeStale();
  }

  function tellWaiting(): void {
    const told = waiting;
    waiting = [];
    for (const resolve of told) resolve();
  }

  function changed(): Promise<void> {
    return new Promise((resolve) => waiting.push(resolve));
  }

  function reopen(): void {
    opened.clear();
    state = { search: { kind: 'none' }, ready: null };
    void begin();
  }

  function start(): void {
    let isFirst = true;
    stops = [
      hub.onNotice(({ tasks }) => {
        if (tasks === seenTasks) return;
        seenTasks = tasks;
        loop.request();
      }),
      hub.onNewRun(reopen),
      client.onReady(() => {
        if (!isFirst) reopen();
      }),
    ];
    isFirst = false;
    if (hunt !== null) void begin();
  }

  function stop(): void {
    turn += 1;
    for (const end of stops) end();
    stops = [];
    state = { search: { kind: 'none' }, ready: null };
    shown = null;
    closeStale();
    tellWaiting();
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
    look(next) {
      const merged = reuseEqual(hunt, next);
      if (merged === hunt) return;
      hunt = merged;
      tellWaiting();
      if (listeners.size > 0) void begin();
    },
    async found() {
      const mine = hunt;
      for (;;) {
        if (mine === null || mine !== hunt || listeners.size === 0) return null;
        const verdict = verdictOf(state.search);
        if (verdict !== 'unknown') return verdict;
        await changed();
      }
    },
    isOf: (filter, capture) => opened.get(filter) === capture,
    stop() {
      if (state.search.kind !== 'open') return;
      void client.call('filter.stop', { filter: state.search.filter }).then(() => loop.request());
    },
    showing(filter) {
      shown = filter;
      closeStale();
    },
  };
}

/** The filter if it has found something, `null` if it never will, as far as can be told. */
function verdictOf(search: Search): FilterId | null | 'unknown' {
  if (search.kind === 'failed') return null;
  if (search.kind !== 'open' || search.status === null) return 'unknown';
  if (search.status.matches > 0) return search.filter;
  return search.status.state.kind === 'scanning' ? 'unknown' : null;
}
