import type { Client } from '../../shared/client';
import type { Outcome, ParleyError } from '../../shared/errors';
import type { Notice } from '../../shared/model/notice';
import type { NoticeHub } from './notice-hub';
import { createPullLoop } from './pull-loop';
import { reuseEqual } from './reuse-equal';
import { createListeners } from './listeners';

/** How the making of a view goes. */
export type Making<Id, Status> =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  /** `status` is `null` until the engine has told it for the first time. */
  | { readonly kind: 'open'; readonly id: Id; readonly status: Status | null }
  | { readonly kind: 'failed'; readonly error: ParleyError };

/** What the engine makes for this window on demand: filters, or logs that are cut into frames. */
interface ViewKind<Wish, Id, Status, State> {
  readonly open: (wish: Wish) => Promise<Outcome<Id>>;
  readonly status: (id: Id) => Promise<Outcome<Status>>;
  readonly close: (id: Id) => void;
  /** Whether all of it is there, or as much as there will be. */
  readonly isWhole: (status: Status) => boolean;
  /** The figures of a notice that say, when one of them is another one, that the status may be. */
  readonly newsOf: (notice: Notice) => readonly number[];
  /** Whether the view before can still be shown when this one failed. */
  readonly staysOnFailure: boolean;
  /** `ready`: the view that can be shown, one that has come far enough. Meanwhile the one before it, or none. */
  readonly stateOf: (making: Making<Id, Status>, ready: Id | null) => State;
}

/** Has the engine make the view that is wanted, one after the other. An external store of React; it works while somebody listens. */
export interface MadeView<Wish, Id, State> {
  current(): State;
  subscribe(listener: () => void): () => void;
  /** Wants another view, or none (`null`). Asking for the same again changes nothing. */
  want(wish: Wish | null): void;
  /** What is wanted, while somebody listens. */
  wanted(): Wish | null;
  /** Resolves when the state is another one, or something else is wanted. */
  changed(): Promise<void>;
  /** What an open view was opened for. */
  wishOf(id: Id): Wish | undefined;
  /** Asks the engine how it goes, without waiting for a notice. */
  refresh(): void;
  /** Says which view is shown now, so that those before it can be closed. */
  showing(id: Id | null): void;
}

/** A view that is still being made is shown after so many answers: it changes often until then, and mostly it is done. */
const ANSWERS_UNTIL_SHOWN = 5;

/** The engine forgets a window's views with its connection: then, and when it is another one, they are opened again. */
export function createMadeView<Wish, Id, Status, State>(
  client: Client,
  hub: NoticeHub,
  kind: ViewKind<Wish, Id, Status, State>,
): MadeView<Wish, Id, State> {
  const listeners = createListeners(start, stop);
  /** Views that were opened and not closed yet, with what they were opened for. */
  const opened = new Map<Id, Wish>();
  let making: Making<Id, Status> = { kind: 'none' };
  let ready: Id | null = null;
  let state = kind.stateOf(making, ready);
  let shown: Id | null = null;
  let wish: Wish | null = null;
  let turn = 0;
  let answers = 0;
  let seen: readonly number[] = [];
  let stops: readonly (() => void)[] = [];
  let waiting: (() => void)[] = [];

  const loop = createPullLoop(async () => {
    if (making.kind !== 'open' || !listeners.any) return;
    const { id } = making;
    const mine = turn;
    const outcome = await kind.status(id);
    if (mine !== turn) return;
    if (!outcome.ok) return failed(outcome.error);
    answers += 1;
    const isReady = kind.isWhole(outcome.value) || answers >= ANSWERS_UNTIL_SHOWN;
    publish({ kind: 'open', id, status: outcome.value }, isReady ? id : ready);
  });

  async function begin(): Promise<void> {
    const mine = (turn += 1);
    const asked = wish;
    if (asked === null) return publish({ kind: 'none' }, null);
    publish({ kind: 'opening' }, ready);
    const outcome = await kind.open(asked);
    if (outcome.ok) opened.set(outcome.value, asked);
    if (mine !== turn) return closeStale();
    if (!outcome.ok) return failed(outcome.error);
    answers = 0;
    publish({ kind: 'open', id: outcome.value, status: null }, ready);
    loop.request();
  }

  function failed(error: ParleyError): void {
    // With the connection its views went, and both come back together.
    if (error.code !== 'transport_lost')
      publish({ kind: 'failed', error }, kind.staysOnFailure ? ready : null);
  }

  /** Closes what is neither shown, nor about to be, nor being made. */
  function closeStale(): void {
    for (const id of [...opened.keys()]) {
      if (id === shown || id === ready || (making.kind === 'open' && making.id === id)) continue;
      opened.delete(id);
      kind.close(id);
    }
  }

  function set(nextMaking: Making<Id, Status>, nextReady: Id | null): void {
    making = nextMaking;
    ready = nextReady;
    state = reuseEqual(state, kind.stateOf(making, ready));
  }

  function publish(nextMaking: Making<Id, Status>, nextReady: Id | null): void {
    const before = state;
    set(nextMaking, nextReady);
    if (state === before) return;
    listeners.tell();
    tellWaiting();
    closeStale();
  }

  function tellWaiting(): void {
    const told = waiting;
    waiting = [];
    for (const resolve of told) resolve();
  }

  function reopen(): void {
    opened.clear();
    set({ kind: 'none' }, null);
    void begin();
  }

  function start(): void {
    let isFirst = true;
    stops = [
      hub.onNotice((notice) => {
        const merged = reuseEqual(seen, kind.newsOf(notice));
        if (merged === seen) return;
        seen = merged;
        loop.request();
      }),
      hub.onNewRun(reopen),
      client.onReady(() => {
        if (!isFirst) reopen();
      }),
    ];
    isFirst = false;
    if (wish !== null) void begin();
  }

  function stop(): void {
    turn += 1;
    for (const end of stops) end();
    stops = [];
    set({ kind: 'none' }, null);
    shown = null;
    closeStale();
    tellWaiting();
  }

  return {
    current: () => state,
    subscribe: listeners.subscribe,
    want(next) {
      const merged = reuseEqual(wish, next);
      if (merged === wish) return;
      wish = merged;
      tellWaiting();
      if (listeners.any) void begin();
    },
    wanted: () => (listeners.any ? wish : null),
    changed: () => new Promise((resolve) => waiting.push(resolve)),
    wishOf: (id) => opened.get(id),
    refresh: loop.request,
    showing(id) {
      shown = id;
      closeStale();
    },
  };
}
