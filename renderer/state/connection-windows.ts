import type { Client } from '../../shared/client';
import type { Params, Result } from '../../shared/contract';
import type { ParleyError } from '../../shared/errors';
import { WINDOW_MAX_ROWS } from '../../shared/limits';
import type { Connection } from '../../shared/model/connection';
import type { EndpointId } from '../../shared/model/ids';
import type { NoticeHub } from './notice-hub';
import { createPullLoop } from './pull-loop';
import { reuseEqual } from './reuse-equal';
import { createListeners } from './listeners';

/**
 * The connections of one server as far as they are here. Indexes run from `first` to `total - 1`; when connections leave
 * the engine's list, `first` grows, so that the others keep their index and their place on screen.
 */
export type ConnectionsState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'loaded';
      readonly first: number;
      readonly total: number;
      readonly row: (index: number) => Connection | undefined;
      readonly problem: ParleyError | null;
    };

/** Pulls the connections on screen whenever any changed. An external store of React; it lives while somebody listens. */
export interface ConnectionWindows {
  current(): ConnectionsState;
  subscribe(listener: () => void): () => void;
  /** Says which rows are on screen. */
  want(start: number, end: number): void;
}

/** Pulls of one round: where many left the list at once, the row to hold on to lies further up than thought. */
const MAX_PULLS = 4;
/** Rows pulled above those on screen, so that the one to hold on to is seldom missed. */
const ROWS_ABOVE = 16;
/** Rows asked for before a list has said how many it shows. */
const FIRST_ROWS = 40;

type Window = Result<'connections.window'>;

/** `scope`: those that are live, or all that the engine still lists. */
export function createConnectionWindows(
  client: Client,
  hub: NoticeHub,
  server: EndpointId,
  scope: Params<'connections.window'>['scope'],
): ConnectionWindows {
  const listeners = createListeners(start, stop);
  let rows = new Map<number, Connection>();
  let first = 0;
  let wanted = { start: 0, end: FIRST_ROWS };
  let fresh = { start: 0, end: 0 };
  let state: ConnectionsState = { kind: 'loading' };
  let life = 0;
  let seen = -1;
  let stops: readonly (() => void)[] = [];

  const loop = createPullLoop(async () => {
    const born = life;
    const anchor = { index: wanted.start, id: rows.get(wanted.start)?.id };
    let from = Math.max(0, wanted.start - first - ROWS_ABOVE);
    // About what is on screen first: with many connections each notice pulls all of it anew.
    let count = Math.min(WINDOW_MAX_ROWS, wanted.end - wanted.start + 2 * ROWS_ABOVE);
    for (let pulls = 0; pulls < MAX_PULLS && listeners.any; pulls += 1) {
      const outcome = await client.call('connections.window', { server, scope, from, count });
      if (born !== life) return;
      if (!outcome.ok) return publish(state.kind === 'loaded' ? state.total - first : 0, outcome.error);
      const window = outcome.value;
      const isTooFar = anchor.id !== undefined && (window.rows[0]?.id ?? 0) > anchor.id;
      if (isTooFar && from > 0 && pulls + 1 < MAX_PULLS) {
        count = WINDOW_MAX_ROWS;
        from = Math.max(0, from - WINDOW_MAX_ROWS + ROWS_ABOVE);
        continue;
      }
      hold(anchor, from, window);
      absorb(from, window);
      return publish(window.total, null);
    }
  });

  /** Numbers the rows such that the anchor, or the one that took its place, keeps its index. */
  function hold(anchor: { index: number; id: number | undefined }, from: number, window: Window): void {
    const { id, index } = anchor;
    const place = id === undefined ? -1 : window.rows.findIndex((row) => row.id >= id);
    if (place >= 0) first = Math.max(first, index - (from + place));
  }

  function absorb(from: number, window: Window): void {
    const known = new Map([...rows.values()].map((row) => [row.id, row]));
    const start = first + from;
    rows = new Map(window.rows.map((row, offset) => [start + offset, reuseEqual(known.get(row.id), row)]));
    const reachesEnd = from + window.rows.length >= window.total;
    fresh = { start, end: reachesEnd ? Infinity : start + window.rows.length };
  }

  function publish(count: number, problem: ParleyError | null): void {
    const current = rows;
    state = { kind: 'loaded', first, total: first + count, row: (index) => current.get(index), problem };
    listeners.tell();
  }

  function start(): void {
    stops = [
      hub.onNotice((notice) => {
        const isKnown = notice.connections === seen && state.kind === 'loaded' && state.problem === null;
        seen = notice.connections;
        if (!isKnown) loop.request();
      }),
      hub.onNewRun(forget),
    ];
    loop.request();
  }

  function stop(): void {
    life += 1;
    for (const end of stops) end();
    stops = [];
  }

  function forget(): void {
    life += 1;
    rows = new Map();
    first = 0;
    seen = -1;
    wanted = { start: 0, end: FIRST_ROWS };
    fresh = { start: 0, end: 0 };
    state = { kind: 'loading' };
    listeners.tell();
    loop.request();
  }

  return {
    current: () => state,
    subscribe: listeners.subscribe,
    want(from, end) {
      if (from === end) return;
      wanted = { start: from, end };
      if (from < fresh.start || end > fresh.end) loop.request();
    },
  };
}
