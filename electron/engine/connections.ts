import type { Connection } from '../../shared/model/connection';
import type { ConnectionId } from '../../shared/model/ids';
import type { TcpConnection } from './connection';
import type { Measured } from './statistics/meter';

/** A connection that a list shows: the live thing, or what is left of one that ended. */
type Entry = TcpConnection | EndedConnection;

/** What is kept of a connection that ended: no socket, only how it was. */
class EndedConnection {
  readonly measured: Measured;
  readonly #last: Connection;

  constructor(last: Connection, measured: Measured) {
    this.#last = last;
    this.measured = measured;
  }

  get id(): ConnectionId {
    return this.#last.id;
  }

  snapshot(): Connection {
    return this.#last;
  }
}

/** All connections of a workbench by their numbers. */
export class ConnectionRegistry {
  readonly #entries = new Map<ConnectionId, Entry>();
  #last = 0;

  /** The number for the next connection; never given twice. */
  nextId(): ConnectionId {
    this.#last += 1;
    return this.#last as ConnectionId;
  }

  /** Keeps an entry under its number, in place of one that was there. */
  put(entry: Entry): void {
    this.#entries.set(entry.id, entry);
  }

  forget(id: ConnectionId): void {
    this.#entries.delete(id);
  }

  /** The live or ended connection, or `undefined` for one that is not kept (any more). */
  get(id: ConnectionId): Entry | undefined {
    return this.#entries.get(id);
  }
}

/** A page of connections, and how many there are in all. */
export interface ConnectionPage {
  readonly total: number;
  readonly rows: Connection[];
}

/**
 * The connections of one endpoint, in the order of their numbers. A page costs what it holds, however long the list.
 * Of those that ended only so many are kept: the one that ended first leaves first, from the registry too.
 */
export class ConnectionList {
  readonly #registry: ConnectionRegistry;
  readonly #maxEnded: number;
  readonly #live: TcpConnection[] = [];
  readonly #all: Entry[] = [];
  readonly #ended: ConnectionId[] = [];

  constructor(registry: ConnectionRegistry, maxEnded: number) {
    this.#registry = registry;
    this.#maxEnded = maxEnded;
  }

  /** The connections that have not ended, oldest first. Must not be held over a change. */
  get live(): readonly TcpConnection[] {
    return this.#live;
  }

  /** Adds a connection with a number above all before it. */
  add(connection: TcpConnection): void {
    this.#live.push(connection);
    this.#all.push(connection);
    this.#registry.put(connection);
  }

  /** Keeps of a connection that ended only how it was. */
  retire(connection: TcpConnection): void {
    const ended = new EndedConnection(connection.snapshot(), connection.measured);
    this.#live.splice(indexOf(this.#live, ended.id), 1);
    this.#all[indexOf(this.#all, ended.id)] = ended;
    this.#registry.put(ended);
    this.#ended.push(ended.id);
    if (this.#ended.length <= this.#maxEnded) return;
    const oldest = this.#ended.shift() as ConnectionId;
    this.#all.splice(indexOf(this.#all, oldest), 1);
    this.#registry.forget(oldest);
  }

  /** At most `count` connections from index `from` on. */
  page(scope: 'live' | 'all', from: number, count: number): ConnectionPage {
    const list: readonly Entry[] = scope === 'live' ? this.#live : this.#all;
    return { total: list.length, rows: list.slice(from, from + count).map((entry) => entry.snapshot()) };
  }

  /** The newest connection, live or not. */
  newest(): Connection | null {
    return this.#all.at(-1)?.snapshot() ?? null;
  }

  /** Takes everything out of the list and out of the registry. */
  clear(): void {
    for (const { id } of this.#all) this.#registry.forget(id);
    this.#live.length = 0;
    this.#all.length = 0;
    this.#ended.length = 0;
  }
}

/** Binary search: numbers only ever grow. The number must be in the list. */
function indexOf(list: readonly { readonly id: ConnectionId }[], id: ConnectionId): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.id ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
