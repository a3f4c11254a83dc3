import type { EventName, EventPayload, Method, Params, Result } from './contract';
import { fail, type Outcome } from './errors';

/** Whether calls can reach the engine now. `refused`: the host is there but does not let us in (a new key is needed). */
export type TransportState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'lost'; readonly attempt: number }
  | { readonly kind: 'refused' };

/** Carries calls to the engine and notices back. Implemented over Electron IPC and over a WebSocket. */
export interface Transport {
  /** Resolves with the engine's outcome; rejects only when the transport itself failed. */
  call(method: Method, params: unknown): Promise<unknown>;
  /** Calls back for each pushed event until the returned function is called. */
  subscribe(listener: (event: EventName, payload: unknown) => void): () => void;
  /** Current state at once, then each change, until the returned function is called. */
  watch(listener: (state: TransportState) => void): () => void;
  close(): void;
}

/** The typed caller that the whole window uses. */
export interface Client {
  /**
   * Calls a method. Never rejects: failures are outcomes, a lost transport is `transport_lost`.
   * An aborted `signal` settles the call as `transport_lost` at once; the engine may still carry it out.
   */
  call<M extends Method>(method: M, params: Params<M>, signal?: AbortSignal): Promise<Outcome<Result<M>>>;
  /** Calls back for each event, over every reconnect, until the returned function is called. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Calls back each time the transport became ready (again): the moment to pull everything anew. */
  onReady(listener: () => void): () => void;
  /** Calls back with the state at once and at each change. */
  onState(listener: (state: TransportState) => void): () => void;
  /** Number of calls that wait for their outcome. */
  readonly pending: number;
  /** Resolves when no call waits for its outcome any more; at once when none does. */
  settled(): Promise<void>;
  close(): void;
}

/** The part of the platform's AbortSignal that a call needs. */
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Wraps a transport. The client owns it from here on and closes it. */
export function createClient(transport: Transport): Client {
  const readyListeners = new Set<() => void>();
  const stateListeners = new Set<(state: TransportState) => void>();
  const eventListeners = new Map<EventName, Set<(payload: never) => void>>();
  const abandon = new Set<() => void>();
  let waiting: readonly (() => void)[] = [];
  let state: TransportState = { kind: 'connecting' };

  const stopEvents = transport.subscribe((event, payload) => {
    for (const listener of eventListeners.get(event) ?? []) listener(payload as never);
  });
  const stopStates = transport.watch((next) => {
    const becameReady = next.kind === 'ready' && state.kind !== 'ready';
    state = next;
    if (next.kind === 'lost' || next.kind === 'refused') for (const give of [...abandon]) give();
    for (const listener of stateListeners) listener(next);
    if (becameReady) for (const listener of readyListeners) listener();
  });

  async function call<M extends Method>(
    method: M,
    params: Params<M>,
    signal?: AbortSignal,
  ): Promise<Outcome<Result<M>>> {
    if (signal?.aborted === true) return fail('transport_lost', {});
    let give = (): void => undefined;
    const abandoned = new Promise<Outcome<never>>((resolve) => {
      give = () => resolve(fail('transport_lost', {}));
    });
    abandon.add(give);
    signal?.addEventListener('abort', give, { once: true });
    try {
      const answer = transport.call(method, params) as Promise<Outcome<Result<M>>>;
      return await Promise.race([answer, abandoned]);
    } catch {
      return fail('transport_lost', {});
    } finally {
      abandon.delete(give);
      if (abandon.size === 0) tellWaiting();
      signal?.removeEventListener('abort', give);
    }
  }

  function tellWaiting(): void {
    const told = waiting;
    waiting = [];
    for (const resolve of told) resolve();
  }

  function listen<T>(set: Set<T>, listener: T): () => void {
    set.add(listener);
    return () => set.delete(listener);
  }

  return {
    call,
    on(event, listener) {
      const set = eventListeners.get(event) ?? new Set();
      eventListeners.set(event, set);
      return listen(set, listener as (payload: never) => void);
    },
    onReady(listener) {
      if (state.kind === 'ready') listener();
      return listen(readyListeners, listener);
    },
    onState(listener) {
      listener(state);
      return listen(stateListeners, listener);
    },
    get pending() {
      return abandon.size;
    },
    settled: () =>
      new Promise((resolve) => {
        if (abandon.size === 0) resolve();
        else waiting = [...waiting, resolve];
      }),
    close() {
      for (const give of [...abandon]) give();
      stopEvents();
      stopStates();
      transport.close();
    },
  };
}
