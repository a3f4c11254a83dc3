import { errorOf, fail, succeed, type Outcome, type ParleyError } from '../../shared/errors';
import type { Address } from '../../shared/model/address';
import type { ServerEndpoint, ServerState } from '../../shared/model/endpoint';
import type { EndpointId } from '../../shared/model/ids';
import { parsePeers, type PeerList } from './access/peer-list';
import { EndpointAnswers } from './answering/endpoint-answers';
import type { LifecycleEvent } from './capture/capture';
import { TcpConnection, type ConnectionOwner } from './connection';
import { ConnectionList, type ConnectionRegistry } from './connections';
import type { Context } from './context';
import { osError } from './os-errors';
import { resolveHost } from './resolve-host';
import { settingsFacts, type ServerSettings } from './settings';
import { dropSocket, listen, peerOf, type Listener, type RawSocket } from './socket-runner';

/** A server's life: its visible state, and what that state holds. */
type Phase =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting'; readonly abort: AbortController; readonly settled: Promise<unknown> }
  | { readonly kind: 'listening'; readonly listener: Listener; readonly since: number }
  | { readonly kind: 'stopping'; readonly done: Promise<void> }
  | { readonly kind: 'failed'; readonly error: ParleyError };

/** A listening socket with its settings and its connections. */
export class Server {
  readonly kind = 'server';
  readonly id: EndpointId;
  readonly connections: ConnectionList;
  readonly answers: EndpointAnswers;
  readonly #context: Context;
  readonly #registry: ConnectionRegistry;
  readonly #owner: ConnectionOwner;
  #settings: ServerSettings;
  #peers: PeerList;
  #phase: Phase = { kind: 'stopped' };
  #accepted = 0;
  #refused = 0;

  constructor(id: EndpointId, settings: ServerSettings, registry: ConnectionRegistry, context: Context) {
    this.id = id;
    this.#settings = settings;
    this.#registry = registry;
    this.#context = context;
    this.connections = new ConnectionList(registry, context.limits.maxClosedConnections);
    this.answers = new EndpointAnswers(settings, context.clock);
    this.#peers = parsePeers(settings.access.allow);
    this.#owner = {
      endpoint: id,
      totals: { bytesIn: 0, bytesOut: 0, queued: 0 },
      ended: (connection) => this.connections.retire(connection),
    };
  }

  get settings(): ServerSettings {
    return this.#settings;
  }

  /** True while it holds a socket or is about to. */
  get busy(): boolean {
    return this.#phase.kind !== 'stopped' && this.#phase.kind !== 'failed';
  }

  /** The server as the window shows it, now. Costs the same however many connections it has. */
  snapshot(): ServerEndpoint {
    return {
      kind: 'server',
      id: this.id,
      ...settingsFacts(this.#settings),
      ...this.#owner.totals,
      ...this.#context.sendings.facts(this.id),
      recording: this.#context.recordings.of(this.id),
      state: this.#state(),
      open: this.connections.live.length,
      accepted: this.#accepted,
      refused: this.#refused,
    };
  }

  /**
   * Takes new settings. A failure of the old host or port is forgotten with them; a new responder takes over at once. Who is let in
   * changes for whoever comes next.
   */
  configure(settings: ServerSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (this.answers.configure(settings, before))
      for (const connection of this.connections.live) connection.respondWith(this.answers.make);
    if (settings.access !== before.access) this.#peers = parsePeers(settings.access.allow);
    if (settings.access.idleMs !== before.access.idleMs)
      for (const connection of this.connections.live) connection.closeWhenIdle(settings.access.idleMs);
    const moved = settings.host !== before.host || settings.port !== before.port;
    if (moved && this.#phase.kind === 'failed') this.#phase = { kind: 'stopped' };
    this.#context.changes.endpointChanged();
    this.#context.settingsChanged();
  }

  /** Binds and listens; the outcome says where, or why not. */
  async start(): Promise<Outcome<{ address: Address }>> {
    const { name, host, port } = this.#settings;
    if (this.busy) return fail('already_running', { name });
    const abort = new AbortController();
    const settled = this.#bind(host, port, abort.signal);
    this.#become({ kind: 'starting', abort, settled });
    const bound = await settled;
    if (abort.signal.aborted) return fail('stopped_while_starting', { name });
    if (!bound.ok) {
      this.#record({ kind: 'error', error: bound.error });
      this.#become({ kind: 'failed', error: bound.error });
      return bound;
    }
    const { address } = bound.value;
    this.#record({ kind: 'listening', address });
    this.#become({ kind: 'listening', listener: bound.value, since: this.#context.clock() });
    return succeed({ address });
  }

  /** Stops accepting and closes every connection; resolves when the port is free. Does no harm to a stopped server. */
  stop(): Promise<void> {
    const phase = this.#phase;
    if (phase.kind === 'stopping') return phase.done;
    if (phase.kind === 'stopped' || phase.kind === 'failed') {
      this.#become({ kind: 'stopped' });
      return Promise.resolve();
    }
    this.#context.sendings.stopAll(this.id);
    const done = phase.kind === 'starting' ? this.#abandon(phase) : this.#close(phase.listener);
    this.#become({ kind: 'stopping', done });
    return done;
  }

  async #bind(host: string, port: number, signal: AbortSignal): Promise<Outcome<Listener>> {
    try {
      const literal = await unlessAborted(resolveHost(host, this.#context.lookup), signal);
      const listener = await listen({
        host: literal,
        port,
        accept: (socket) => this.#accept(socket),
        trouble: (cause) => this.#trouble(cause),
      });
      if (signal.aborted) await listener.close();
      return succeed(listener);
    } catch (cause) {
      return { ok: false, error: osError(cause, { doing: 'listen', host, port }) };
    }
  }

  async #abandon({ abort, settled }: Extract<Phase, { kind: 'starting' }>): Promise<void> {
    abort.abort();
    await settled;
    this.#become({ kind: 'stopped' });
  }

  async #close(listener: Listener): Promise<void> {
    const freed = listener.close();
    await Promise.all(this.connections.live.map((connection) => connection.close('strict')));
    await freed;
    this.#record({ kind: 'stopped' });
    this.#become({ kind: 'stopped' });
  }

  #accept(socket: RawSocket): void {
    const refusal = this.#refusal(socket);
    if (refusal !== null) {
      this.#refused += 1;
      this.#record({ kind: 'refused', remote: dropSocket(socket), error: refusal });
      this.#context.changes.endpointChanged();
      return;
    }
    this.#accepted += 1;
    const { greeting, idleMs } = this.#settings.access;
    const id = this.#registry.nextId();
    const connection = new TcpConnection(id, socket, this.#owner, this.answers.make, this.#context);
    this.connections.add(connection);
    connection.closeWhenIdle(idleMs);
    connection.begin(this.answers.greet(greeting));
  }

  /** Why a connection is not let in; `null` when it is. */
  #refusal(socket: RawSocket): ParleyError | null {
    const { host } = peerOf(socket);
    if (!this.#peers.allows(host)) return errorOf('peer_not_allowed', { host });
    const { maxConnections } = this.#context.limits;
    const cap = Math.min(maxConnections, this.#settings.access.connections ?? maxConnections);
    return this.connections.live.length >= cap ? errorOf('too_many_connections', { cap }) : null;
  }

  /** The system could not accept a connection, as when descriptors run out. The server goes on listening. */
  #trouble(cause: unknown): void {
    const { host, port } = this.#settings;
    this.#refused += 1;
    this.#record({ kind: 'error', error: osError(cause, { doing: 'listen', host, port }) });
    this.#context.changes.endpointChanged();
  }

  #state(): ServerState {
    const phase = this.#phase;
    switch (phase.kind) {
      case 'listening':
        return { kind: 'listening', address: phase.listener.address, since: phase.since };
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

/** Settles as `work` does, or rejects as soon as the signal is given: a resolver cannot be hurried, only left alone. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
