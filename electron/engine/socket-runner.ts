import net from 'node:net';
import type { Address } from '../../shared/model/address';
import { LISTEN_BACKLOG, WRITE_BURST_SLICES, WRITE_SLICE_BYTES } from '../../shared/limits';
import type { Clock } from './clock';
import { Outbox } from './outbox';

/** A connected socket of the system, as `listen` and `dial` hand it over. */
export type RawSocket = net.Socket;

/** What a socket tells its connection. `at` in µs, taken before anything else is done. */
export interface SocketEvents {
  received(at: number, bytes: Uint8Array): void;
  /** The slice was handed to the system: from now on it counts as sent. */
  handed(at: number, slice: Uint8Array): void;
  /** The system took bytes that were queued; `queued` is smaller than before. */
  progressed(): void;
  peerFinished(): void;
  localFinished(): void;
  failed(cause: unknown): void;
  released(): void;
}

/** Runs one connected socket: cuts and queues what goes out, reports what comes in. Decides nothing. */
export class SocketRunner {
  readonly local: Address;
  readonly remote: Address;
  readonly #socket: net.Socket;
  readonly #events: SocketEvents;
  readonly #clock: Clock;
  readonly #outbox = new Outbox();
  #afterOutbox: 'stay' | 'finish' = 'stay';
  #pump: 'idle' | 'scheduled' = 'idle';
  #reading: 'flowing' | 'paused' = 'flowing';
  #passage: 'open' | 'held' = 'open';

  constructor(socket: RawSocket, events: SocketEvents, clock: Clock) {
    this.#socket = socket;
    this.#events = events;
    this.#clock = clock;
    this.local = addressOf(socket.localAddress, socket.localPort);
    this.remote = addressOf(socket.remoteAddress, socket.remotePort);
    socket.on('data', (bytes: Buffer) => events.received(clock(), bytes));
    socket.on('end', () => events.peerFinished());
    socket.on('finish', () => events.localFinished());
    socket.on('error', (cause) => events.failed(cause));
    socket.on('close', () => events.released());
  }

  /** Bytes given to `write` that were not handed to the system yet. */
  get unsent(): number {
    return this.#outbox.size;
  }

  /** Bytes given to `write` that the system has not taken yet. */
  get queued(): number {
    return this.#outbox.size + this.#socket.writableLength;
  }

  /** Sends bytes, or queues what the system does not take now. */
  write(bytes: Uint8Array): void {
    if (this.#outbox.size === 0 && bytes.length <= WRITE_SLICE_BYTES && this.#hasRoom) {
      this.#hand(bytes);
      return;
    }
    this.#outbox.put(bytes);
    if (this.#pump === 'idle') this.#run();
  }

  /** Sends FIN once all that is queued is out. */
  finish(): void {
    this.#afterOutbox = 'finish';
    this.#endWhenEmpty();
  }

  pause(): void {
    this.#reading = 'paused';
    this.#socket.pause();
  }

  resume(): void {
    this.#reading = 'flowing';
    if (this.#passage === 'open') this.#socket.resume();
  }

  /** Neither reads nor writes until {@link letGo}: what is given to `write` is queued. */
  hold(): void {
    this.#passage = 'held';
    this.#socket.pause();
  }

  /** Goes on as before {@link hold}. */
  letGo(): void {
    this.#passage = 'open';
    if (this.#reading === 'flowing') this.#socket.resume();
    if (this.#pump === 'idle') this.#run();
  }

  /** Sends RST. What is queued is lost. */
  reset(): void {
    this.#outbox.clear();
    const socket = this.#socket;
    // libuv refuses to reset while a shutdown(2) of it is under way (EINVAL), and would leak the descriptor.
    const shuttingDown = socket.writableEnded && !socket.writableFinished && socket.writableLength === 0;
    if (shuttingDown) socket.once('finish', () => socket.resetAndDestroy());
    else socket.resetAndDestroy();
  }

  /** Lets go of the socket. What is queued is lost. */
  release(): void {
    this.#outbox.clear();
    this.#socket.destroy();
  }

  /** A burst is bounded: a peer that takes everything at once must not keep the other connections waiting. */
  readonly #run = (): void => {
    this.#pump = 'idle';
    for (let slices = 0; this.#hasRoom; slices += 1) {
      if (slices === WRITE_BURST_SLICES) {
        this.#pump = 'scheduled';
        setImmediate(this.#run);
        return;
      }
      const slice = this.#outbox.take(WRITE_SLICE_BYTES);
      if (slice === null) break;
      this.#hand(slice);
    }
    this.#endWhenEmpty();
  };

  get #hasRoom(): boolean {
    const socket = this.#socket;
    return this.#passage === 'open' && !socket.destroyed && socket.writableLength < WRITE_SLICE_BYTES;
  }

  #hand(slice: Uint8Array): void {
    const at = this.#clock();
    this.#socket.write(slice, this.#written);
    this.#events.handed(at, slice);
  }

  readonly #written = (cause?: Error | null): void => {
    if (cause !== undefined && cause !== null) return;
    if (this.#outbox.size > 0 && this.#pump === 'idle') this.#run();
    this.#events.progressed();
  };

  #endWhenEmpty(): void {
    if (this.#afterOutbox === 'finish' && this.#outbox.size === 0) this.#socket.end();
  }
}

/** A bound and listening socket. */
export interface Listener {
  readonly address: Address;
  /** Stops accepting; resolves when the port is free and every accepted socket is gone. */
  close(): Promise<void>;
}

/** Where to listen, and who is told. `accept` owns each socket from the call on; `trouble` hears of failed accepts. */
export interface ListenOptions {
  /** An address literal. */
  readonly host: string;
  readonly port: number;
  accept(socket: RawSocket): void;
  trouble(cause: unknown): void;
}

/** Binds and listens. Rejects with the system's error. */
export function listen({ host, port, accept, trouble }: ListenOptions): Promise<Listener> {
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, accept);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: LISTEN_BACKLOG, exclusive: true }, () => {
      server.off('error', reject);
      server.on('error', trouble);
      const bound = server.address() as net.AddressInfo;
      resolve({
        address: addressOf(bound.address, bound.port),
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}

/** True for an IPv4 or IPv6 address, false for a name. */
export function isLiteral(host: string): boolean {
  return net.isIP(host) !== 0;
}

/** Finds the addresses of a name; `dns.lookup` or a stand-in of the same shape. */
export type Lookup = net.LookupFunction;

/** Whom to dial, and who is told. Exactly one of `connected` and `failed` is called, unless it is cancelled before. */
export interface DialOptions {
  readonly host: string;
  readonly port: number;
  /** Where from; `null` lets the system choose. The host is an address literal. */
  readonly local: { readonly host: string | null; readonly port: number | null };
  readonly lookup: Lookup;
  /** Time for one address before the next address of the same name is tried too (RFC 8305). */
  readonly attemptMs: number;
  /** Owns the socket from the call on. */
  connected(socket: RawSocket): void;
  /** Told the system's error. */
  failed(cause: unknown): void;
}

/** Connects to a host, trying each address of a name. Returns what cancels it. */
export function dial({ host, port, local, lookup, attemptMs, connected, failed }: DialOptions): () => void {
  const socket = net.connect({
    host,
    port,
    ...(local.host !== null && { localAddress: local.host, family: net.isIP(local.host) }),
    ...(local.port !== null && { localPort: local.port }),
    lookup,
    allowHalfOpen: true,
    noDelay: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: attemptMs,
  });
  const settle = (): void => {
    socket.off('error', onError);
    socket.off('connect', onConnect);
  };
  const onError = (cause: unknown): void => {
    settle();
    failed(cause);
  };
  const onConnect = (): void => {
    settle();
    connected(socket);
  };
  socket.on('error', onError);
  socket.on('connect', onConnect);
  return () => {
    settle();
    dropSocket(socket);
  };
}

/** The address of who is at the other end. */
export function peerOf(socket: RawSocket): Address {
  return addressOf(socket.remoteAddress, socket.remotePort);
}

/** Lets go of a socket that is not wanted, before it became a connection; returns who was there. */
export function dropSocket(socket: RawSocket): Address {
  const remote = peerOf(socket);
  socket.on('error', () => undefined);
  socket.destroy();
  return remote;
}

/** A peer that is gone already has no address any more (getpeername fails with ENOTCONN). */
function addressOf(host: string | undefined, port: number | undefined): Address {
  return { host: host ?? 'unknown', port: port ?? 0 };
}
