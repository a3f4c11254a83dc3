import { errorOf, fail, succeed, type Outcome, type ParleyError } from '../../shared/errors';
import { DIAL_ATTEMPT_MS } from '../../shared/limits';
import type { ClientEndpoint, ClientState } from '../../shared/model/endpoint';
import type { ConnectionId, EndpointId } from '../../shared/model/ids';
import type { LifecycleEvent } from './capture/capture';
import { TcpConnection, type ConnectionOwner } from './connection';
import type { Ending } from './connection-machine';
import { ConnectionList, type ConnectionRegistry } from './connections';
import type { Context } from './context';
import { osError } from './os-errors';
import { makeManual } from './responders/manual';
import { settingsFacts, type ClientSettings } from './settings';
import { dial, type RawSocket } from './socket-runner';

type ConnectOutcome = Outcome<{ connection: ConnectionId }>;

/** A client's life: its visible state, and what that state holds. */
type Phase =
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'connecting'; readonly since: number; readonly giveUp: (why: ParleyError) => void }
  | { readonly kind: 'connected'; readonly connection: TcpConnection }
  | { readonly kind: 'disconnecting'; readonly done: Promise<void> }
  | { readonly kind: 'failed'; readonly error: ParleyError };

/** Of the connections before, a client keeps the last one: the window shows how it ended. */
const KEPT_CONNECTIONS = 1;

/** Settings to dial one peer, and the connection it has or had. */
export class Client {
  readonly kind = 'client';
  readonly id: EndpointId;
  readonly connections: ConnectionList;
  readonly #context: Context;
  readonly #registry: ConnectionRegistry;
  readonly #owner: ConnectionOwner;
  #settings: ClientSettings;
  #phase: Phase = { kind: 'disconnected' };

  constructor(id: EndpointId, settings: ClientSettings, registry: ConnectionRegistry, context: Context) {
    this.id = id;
    this.#settings = settings;
    this.#registry = registry;
    this.#context = context;
    this.connections = new ConnectionList(registry, KEPT_CONNECTIONS);
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

  /** Takes new settings. A failure of the old host or port is forgotten with them. */
  configure(settings: ClientSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    const moved = settings.host !== before.host || settings.port !== before.port;
    if (moved && this.#phase.kind === 'failed') this.#phase = { kind: 'disconnected' };
    this.#context.changes.endpointChanged();
    this.#context.settingsChanged();
  }

  /** Dials the peer; the outcome is the open connection, or why there is none: failed, timed out or cancelled. */
  connect(): Promise<ConnectOutcome> {
    const { name, host, port } = this.#settings;
    if (this.busy) return Promise.resolve(fail('already_connected', { name }));
    const { lookup, limits, clock } = this.#context;
    this.#record({ kind: 'connecting', to: { host, port } });
    return new Promise((resolve) => {
      const settle = (phase: Phase, outcome: ConnectOutcome): void => {
        clearTimeout(timer);
        this.#become(phase);
        resolve(outcome);
      };
      const fall = (error: ParleyError): void => {
        this.#record({ kind: 'error', error });
        const cancelled = error.code === 'connect_cancelled';
        settle(cancelled ? { kind: 'disconnected' } : { kind: 'failed', error }, { ok: false, error });
      };
      const cancelDial = dial({
        host,
        port,
        lookup,
        attemptMs: DIAL_ATTEMPT_MS,
        connected: (socket) => {
          const connection = this.#open(socket);
          settle({ kind: 'connected', connection }, succeed({ connection: connection.id }));
        },
        failed: (cause) => fall(osError(cause, { doing: 'dial', host, port, ms: limits.connectTimeoutMs })),
      });
      const giveUp = (why: ParleyError): void => {
        cancelDial();
        fall(why);
      };
      const timer = setTimeout(() => {
        giveUp(errorOf('connect_timeout', { host, port, ms: limits.connectTimeoutMs }));
      }, limits.connectTimeoutMs);
      this.#become({ kind: 'connecting', since: clock(), giveUp });
    });
  }

  /** Ends the connection in good manners, or cancels a connect under way. Resolves when it is done. */
  disconnect(patience: 'patient' | 'strict' = 'patient'): Promise<void> {
    const phase = this.#phase;
    switch (phase.kind) {
      case 'disconnected':
        return Promise.resolve();
      case 'failed':
        this.#become({ kind: 'disconnected' });
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
        this.#become({ kind: 'disconnecting', done });
        return done;
      }
    }
  }

  #open(socket: RawSocket): TcpConnection {
    const id = this.#registry.nextId();
    const connection = new TcpConnection(id, socket, this.#owner, makeManual, this.#context);
    this.connections.add(connection);
    connection.begin(null);
    return connection;
  }

  #ended(connection: TcpConnection, ending: Ending): void {
    this.connections.retire(connection);
    const expected = this.#phase.kind === 'disconnecting' || !('error' in ending);
    this.#become(expected ? { kind: 'disconnected' } : { kind: 'failed', error: ending.error });
  }

  #state(): ClientState {
    const phase = this.#phase;
    switch (phase.kind) {
      case 'connecting':
        return { kind: 'connecting', since: phase.since };
      case 'failed':
        return phase;
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
