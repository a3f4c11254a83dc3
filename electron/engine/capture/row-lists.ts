import type { RowSource, View } from './capture';
import { ConnectionRows } from './connection-rows';
import { EndedRows } from './ended-rows';
import { PackedBytes } from './packed-bytes';
import { RowList } from './row-list';

/** What stands for the connection of a record that belongs to none: ids count from 1. */
export const NO_CONNECTION = 0;

/** No endpoint has it: ids count from 1. */
const NO_ENDPOINT = 0;

/** The rows of a view that has none. */
export const noRows: RowSource = { first: 0, total: 0, epoch: 0, seqs: () => [], indexFrom: () => 0 };

/** The records `first … next - 1` that a capture holds now. */
export interface HeldRecords {
  readonly first: number;
  readonly next: number;
}

/** The rows of every view of a capture: of all records, of each endpoint, and of each connection. */
export class RowLists {
  private readonly all: AllRows;
  private readonly packed = new PackedBytes();
  private readonly endpoints = new Map<number, RowList>();
  private readonly connections = new Map<number, ConnectionRows>();
  private readonly ended = new EndedRows(this.packed);
  /** The lists that the last record joined: what a connection receives and echoes comes in pairs. */
  private lastEndpoint = NO_ENDPOINT;
  private endpointRows = new RowList(this.packed);
  private lastConnection = NO_CONNECTION;
  private connectionRows = new ConnectionRows(NO_ENDPOINT, this.packed);

  /** @param held asked anew whenever rows of the whole capture are: its records `first … next - 1` are held */
  constructor(held: HeldRecords) {
    this.all = new AllRows(held);
  }

  /** `ends`: the row is the last one of its connection, as far as one can tell. */
  append(endpoint: number, connection: number, seq: number, ends = false): void {
    if (endpoint !== this.lastEndpoint) this.turnToEndpoint(endpoint);
    this.endpointRows.append(seq);
    if (connection === NO_CONNECTION) return;
    if (connection !== this.lastConnection) this.turnToConnection(endpoint, connection);
    this.connectionRows.append(seq);
    this.connectionRows.ended = ends;
    if (ends) this.end(connection, this.connectionRows);
  }

  private turnToEndpoint(endpoint: number): void {
    let list = this.endpoints.get(endpoint);
    if (list === undefined) this.endpoints.set(endpoint, (list = new RowList(this.packed)));
    this.lastEndpoint = endpoint;
    this.endpointRows = list;
  }

  private turnToConnection(endpoint: number, connection: number): void {
    let rows = this.connections.get(connection);
    if (rows === undefined) {
      rows = this.ended.take(connection) ?? new ConnectionRows(endpoint, this.packed);
      this.connections.set(connection, rows);
    }
    this.lastConnection = connection;
    this.connectionRows = rows;
  }

  private end(connection: number, rows: ConnectionRows): void {
    const { onlyPage } = rows;
    if (onlyPage === null) {
      rows.trim();
      return;
    }
    this.ended.put(connection, rows.endpoint, onlyPage);
    this.connections.delete(connection);
    this.lastConnection = NO_CONNECTION;
  }

  /**
   * Drops all rows of records before `seq`. An emptied list stays, with its indexes, for rows to come, unless its
   * connection has ended.
   */
  dropBelow(seq: number): void {
    for (const list of this.endpoints.values()) list.dropBelow(seq);
    for (const [id, list] of this.connections) {
      list.dropBelow(seq);
      if (list.ended && list.first === list.total) this.connections.delete(id);
    }
    this.ended.dropBelow(seq);
    this.lastConnection = NO_CONNECTION;
  }

  /** The rows of a view. One that has none (any more), or whose connection is another endpoint's, is empty. */
  of({ endpoint, connection }: View): RowSource {
    if (connection === null) return endpoint === null ? this.all : (this.endpoints.get(endpoint) ?? noRows);
    const rows = this.ofConnection(connection);
    return rows === undefined || (endpoint !== null && rows.endpoint !== endpoint) ? noRows : rows;
  }

  /** The rows of one connection, in the order of its streams. */
  ofConnection(connection: number): ConnectionRows | undefined {
    return this.connections.get(connection) ?? this.ended.get(connection);
  }

  /** Number of lists in memory. */
  get size(): number {
    return this.endpoints.size + this.connections.size + this.ended.size;
  }
}

/** All records of a capture as rows: a row's index is its record's number. */
class AllRows implements RowSource {
  readonly epoch = 0;
  private readonly held: HeldRecords;

  constructor(held: HeldRecords) {
    this.held = held;
  }

  get first(): number {
    return this.held.first;
  }

  get total(): number {
    return this.held.next;
  }

  seqs(from: number, count: number): number[] {
    const start = Math.max(from, this.first);
    const end = Math.min(from + count, this.total);
    return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
  }

  indexFrom(seq: number): number {
    return Math.min(Math.max(seq, this.first), this.total);
  }
}
