import { createClient, type Client, type TransportState } from '../../shared/client';
import type { EventName, Method, Result } from '../../shared/contract';
import type { Outcome } from '../../shared/errors';
import type { EndpointId } from '../../shared/model/ids';
import type { Notice } from '../../shared/model/notice';
import {
  openAccess,
  plainComposing,
  plainDialing,
  plainReading,
  promptAnswering,
} from '../../shared/model/defaults';
import type { ClientEndpoint, ServerEndpoint } from '../../shared/model/endpoint';
import type { Page } from './notice-hub';

/** A call as the stubbed engine saw it. */
interface SeenCall {
  readonly method: string;
  readonly params: unknown;
}

/** A client over a transport that a spec plays: it emits notices, changes state, and answers the oldest open call. */
export interface StubClient extends Client {
  readonly calls: SeenCall[];
  emit(notice: Notice): void;
  become(state: TransportState): void;
  /** Answers the oldest call that still waits, acknowledgements apart (they are answered at once). */
  answer(outcome: unknown): void;
  /** Answers the oldest call of one method that still waits. Throws when none does. */
  answerTo<M extends Method>(method: M, outcome: Outcome<Result<M>>): void;
}

export function stubClient(): StubClient {
  const calls: SeenCall[] = [];
  const waiting: { readonly method: string; readonly resolve: (outcome: unknown) => void }[] = [];
  let tellState: (state: TransportState) => void = () => undefined;
  let tellEvent: (event: EventName, payload: unknown) => void = () => undefined;
  const client = createClient({
    call(method, params) {
      calls.push({ method, params });
      if (method === 'notice.ack') return Promise.resolve({ ok: true, value: {} });
      return new Promise((resolve) => waiting.push({ method, resolve }));
    },
    subscribe(listener) {
      tellEvent = listener;
      return () => undefined;
    },
    watch(listener) {
      tellState = listener;
      return () => undefined;
    },
    close: () => undefined,
  });
  return Object.assign(client, {
    calls,
    emit: (notice: Notice) => tellEvent('notice', notice),
    become: (state: TransportState) => tellState(state),
    answer: (outcome: unknown) => waiting.shift()?.resolve(outcome),
    answerTo: (method: Method, outcome: unknown) => {
      const at = waiting.findIndex((call) => call.method === method);
      const [call] = at < 0 ? [] : waiting.splice(at, 1);
      if (call === undefined) throw new Error(`No call of ${method} waits`);
      call.resolve(outcome);
    },
  });
}

/** A page that a spec hides, shows and paints. */
export interface StubPage extends Page {
  hide(): void;
  show(): void;
  /** Lets time go by, in ms, without a frame. */
  pass(milliseconds: number): void;
  /** Runs what waits for the next frame. */
  paint(): void;
}

export function stubPage(): StubPage {
  let hidden = false;
  let frame: (() => void)[] = [];
  let now = 0;
  let resting: { readonly at: number; readonly callback: () => void }[] = [];
  const listeners = new Set<() => void>();
  return {
    get hidden() {
      return hidden;
    },
    onVisible(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nextFrame: (callback) => void frame.push(callback),
    now: () => now,
    after(milliseconds, callback) {
      if (milliseconds === 0) callback();
      else resting.push({ at: now + milliseconds, callback });
    },
    pass(milliseconds) {
      now += milliseconds;
      const due = resting.filter(({ at }) => at <= now);
      resting = resting.filter(({ at }) => at > now);
      for (const { callback } of due) callback();
    },
    hide: () => void (hidden = true),
    show() {
      hidden = false;
      for (const listener of listeners) listener();
    },
    paint() {
      const callbacks = frame;
      frame = [];
      for (const callback of callbacks) callback();
    },
  };
}

export function noticeAt(revision: number, endpoints = 0): Notice {
  const rows = { next: 0, first: 0, bytes: 0, dropped: 0, state: 'capturing' } as const;
  return { revision, endpoints, connections: 0, tasks: 0, rows };
}

const plain = {
  answering: promptAnswering,
  rules: 0,
  rulesRevision: 0,
  composing: plainComposing,
  reading: plainReading,
  sendings: 0,
  sendingsRevision: 0,
} as const;

/** A stopped server that has done nothing yet. */
export function serverNamed(id: number, name: string): ServerEndpoint {
  return {
    kind: 'server',
    id: id as EndpointId,
    name,
    host: '127.0.0.1',
    port: 8888,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    recording: null,
    state: { kind: 'stopped' },
    ...plain,
    responder: { kind: 'echo' },
    access: openAccess,
    open: 0,
    accepted: 0,
    refused: 0,
  };
}

/** A client that was never connected. */
export function clientNamed(id: number, name: string): ClientEndpoint {
  return {
    kind: 'client',
    id: id as EndpointId,
    name,
    host: '127.0.0.1',
    port: 8888,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    recording: null,
    ...plain,
    responder: { kind: 'manual' },
    dialing: plainDialing,
    state: { kind: 'disconnected' },
    connection: null,
  };
}

/** Lets every promise that is already settled be heard. */
export function flush(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The list of captures of a run that has neither trouble nor a past. */
export const captureList: Result<'captures.list'> = {
  folder: '/home/ada/captures',
  live: '2026-11-22T12-31-34-5f0c1a',
  state: { kind: 'capturing' },
  bytes: 2_048,
  maxBytes: 4 * 1024 ** 3,
  stampErrorUs: 300,
  saved: [],
  opened: [],
};
