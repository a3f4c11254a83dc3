import { errorOf, fail, succeed, type Outcome, type ParleyError } from '../../shared/errors';
import { DIAL_ATTEMPT_MS } from '../../shared/limits';
import type { ClientEndpoint, ClientState } from '../../shared/model/endpoint';
import type { ConnectionId, EndpointId } from '../../shared/model/ids';
import { EndpointAnswers } from './answering/endpoint-answers';
import type { LifecycleEvent } from './capture/capture';
import { TcpConnection, type ConnectionOwner } from './connection';
import type { Ending } from './connection-machine';
import { ConnectionList, type ConnectionRegistry } from './connections';
import type { Context } from './context';
import { osError } from './os-errors';
import { retryWait } from './retry-wait';
import { nodeTimers } from './sending/timers';
import { settingsFacts, type ClientSettings } from './settings';
import { dial, type RawSocket } from './socket-runner';

type ConnectOutcome = Outcome<{ connection: ConnectionId }>;

/** A client's life: its visible state, and what that state holds. */
type Phase =
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'connecting'; readonly since: number; readonly giveUp: (why: ParleyError) => void }
  | { readonly kind: 'connected'; readonly connection: TcpConnection }
  | { readonly kind: 'disconnecting'; readonly done: Promise<void> }
  | {
      readonly kind: 'waiting';
      readonly until: number;
      readonly attempt: number;
      readonly error: ParleyError | null;
      readonly cancel: () => void;
    }
  | { readonly kind: 'failed'; readonly error: ParleyError };

/** Of the connections before, a client keeps the last one: the window shows how it ended. */
const KEPT_CONNECTIONS = 1;
const MICROSECONDS = 1_000;

/** Settings to dial one peer, and the connection it has or had. */
export class Client {
  readonly kind = 'client';
  readonly id: EndpointId;
  readonly connections: ConnectionList;
  readonly answers: EndpointAnswers;
  readonly #context: Context;
  readonly #registry: ConnectionRegistry;
  readonly #owner: ConnectionOwner;
  #settings: ClientSettings;
  #phase: Phase = { kind: 'disconnected' };
  /** How often it has tried to connect again since it last was connected or told to connect. */
  #attempts = 0;

  constructor(id: EndpointId, settings: ClientSettings, registry: ConnectionRegistry, context: Context) {
    this.id = id;
    this.#settings = settings;
    this.#registry = registry;
    this.#context = context;
    this.connections = new ConnectionList(registry, KEPT_CONNECTIONS);
    this.answers = new EndpointAnswers(answersOf(settings), context.clock);
    this.#owner = {
      endpoint: id,
      totals: { bytesIn: 0, bytesOut: 0, queued: 0 },
      ended: (connection, ending) => this.#ended(connection, ending),
    };
  }

  get settings(): ClientSettings {
    return this.#settings;
  }

  /** True while it holds a socket or is about to. */
  get busy(): boolean {
    return this.#phase.kind !== 'disconnected' && this.#phase.kind !== 'failed';
  }

  /** The client as the window shows it, now. */
  snapshot(): ClientEndpoint {
    return {
      kind: 'client',
      id: this.id,
      ...settingsFacts(this.#settings),
      ...this.#owner.totals,
      ...this.#context.sendings.facts(this.id),
      recording: this.#context.recordings.of(this.id),
      state: this.#state(),
      connection: this.connections.newest(),
    };
  }

  /** Takes new settings. A failure of the old host or port is forgotten with them; a new responder takes over at once. */
  configure(settings: ClientSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (this.answers.configure(answersOf(settings), answersOf(before)))
      for (const connection of this.connections.live) connection.respondWith(this.answers.make);
    const moved = settings.host !== before.host || settings.port !== before.port;
    if (moved && this.#phase.kind === 'failed') this.#phase = { kind: 'disconnected' };
    if (settings.dialing.retry === null) this.#stopWaiting();
    this.#context.changes.endpointChanged();
    this.#context.settingsChanged();
  }

  /**
   * Dials the peer, at once also where it waits to connect again; the outcome is the open connection, or why there is none:
   * failed, timed out or cancelled.
   */
  connect(): Promise<ConnectOutcome> {
    const phase = this.#phase;
    if (phase.kind === 'waiting') phase.cancel();
    else if (this.busy) return Promise.resolve(fail('already_connected', { name: this.#settings.name }));
    else this.#attempts = 0;
    return this.#dial();
  }

  #dial(): Promise<ConnectOutcome> {
    const { host, port, dialing } = this.#settings;
    const local = { host: dialing.localHost, port: dialing.localPort };
    const { lookup, limits, clock } = this.#context;
    const ms = limits.connectTimeoutMs;
    this.#record({ kind: 'connecting', to: { host, port } });
    return new Promise((resolve) => {
      const fall = (error: ParleyError): void => {
        clearTimeout(timer);
        this.#record({ kind: 'error', error });
        if (error.code === 'connect_cancelled') this.#become({ kind: 'disconnected' });
        else this.#fall(error);
        resolve({ ok: false, error });
      };
      const cancelDial = dial({
        host,
        port,
        local,
        lookup,
        attemptMs: DIAL_ATTEMPT_MS,
        connected: (socket) => {
          clearTimeout(timer);
          const connection = this.#open(socket);
          resolve(succeed({ connection: connection.id }));
        },
        failed: (cause) => fall(osError(cause, { doing: 'dial', host, port, ms, local })),
      });
      const giveUp = (why: ParleyError): void => {
        cancelDial();
        fall(why);
      };
      const timer = setTimeout(() => giveUp(errorOf('connect_timeout', { host, port, ms })), ms);
      this.#become({ kind: 'connecting', since: clock(), giveUp });
    });
  }

  /** Ends the connection in good manners, or cancels a connect under way or one to come. Resolves when it is done. */
  disconnect(patience: 'patient' | 'strict' = 'patient'): Promise<void> {
    this.#context.sendings.stopAll(this.id);
    const phase = this.#phase;
    switch (phase.kind) {
      case 'disconnected':
        return Promise.resolve();
      case 'failed':
        this.#become({ kind: 'disconnected' });
        return Promise.resolve();
      case 'waiting':
        this.#stopWaiting();
        return Promise.resolve();
      case 'connecting': {
        const { host, port } = this.#settings;
        phase.giveUp(errorOf('connect_cancelled', { host, port }));
        return Promise.resolve();
      }
      case 'disconnecting':
        if (patience === 'strict')
          for (const connection of this.connections.live) void connection.close(patience);
        return phase.done;
      case 'connected': {
        const done = phase.connection.close(patience);
        // A connection that could be let go of at once is over already.
        if (this.#phase === phase) this.#become({ kind: 'disconnecting', done });
        return done;
      }
    }
  }

  #open(socket: RawSocket): TcpConnection {
    const id = this.#registry.nextId();
    const connection = new TcpConnection(id, socket, this.#owner, this.answers.make, this.#context);
    this.connections.add(connection);
    this.#attempts = 0;
    this.#become({ kind: 'connected', connection });
    connection.begin(null);
    return connection;
  }

  #ended(connection: TcpConnection, ending: Ending): void {
    this.connections.retire(connection);
    const error = 'error' in ending ? ending.error : null;
    const asked =
      this.#phase.kind === 'disconnecting' || (error === null && connection.finishedFirst !== 'peer');
    if (asked) this.#become({ kind: 'disconnected' });
    else this.#fall(error);
  }

  /** There is no connection, and nobody asked for that: waits to connect again where that is set. `null`: the peer closed. */
  #fall(error: ParleyError | null): void {
    const over: Phase = error === null ? { kind: 'disconnected' } : { kind: 'failed', error };
    const { retry } = this.#settings.dialing;
    if (retry === null) return this.#become(over);
    const attempt = this.#attempts + 1;
    const inMs = retryWait(retry, attempt);
    if (inMs === null) {
      const usedUp = errorOf('retries_used_up', { attempts: this.#attempts });
      this.#record({ kind: 'error', error: usedUp });
      return this.#become({ kind: 'failed', error: usedUp });
    }
    this.#attempts = attempt;
    this.#record({ kind: 'retry', attempt, inMs });
    const until = this.#context.clock() + inMs * MICROSECONDS;
    const cancel = nodeTimers.after(inMs, () => void this.#dial());
    this.#become({ kind: 'waiting', until, attempt, error, cancel });
  }

  #stopWaiting(): void {
    const phase = this.#phase;
    if (phase.kind !== 'waiting') return;
    phase.cancel();
    this.#become(phase.error === null ? { kind: 'disconnected' } : { kind: 'failed', error: phase.error });
  }

  #state(): ClientState {
    const phase = this.#phase;
    switch (phase.kind) {
      case 'connecting':
        return { kind: 'connecting', since: phase.since };
      case 'failed':
        return phase;
      case 'waiting': {
        const { kind, until, attempt, error } = phase;
        return { kind, until, attempt, error };
      }
      default:
        return { kind: phase.kind };
    }
  }

  #become(phase: Phase): void {
    this.#phase = phase;
    this.#context.changes.endpointChanged();
  }

  #record(event: LifecycleEvent): void {
    const origin = { at: this.#context.clock(), endpoint: this.id, connection: null };
    this.#context.capture.appendEvent(origin, event);
  }
}

/**
 * How a client answers. One that connects again by itself answers the peer's FIN with its own also where its user types all that is
 * sent: a connection that is half open for ever could not be made again.
 */
function answersOf(settings: ClientSettings): ClientSettings {
  const halfOpen = settings.responder.kind === 'manual' && settings.dialing.retry !== null;
  return halfOpen ? { ...settings, responder: closesWithPeer } : settings;
}

const closesWithPeer = { kind: 'discard' } as const;
