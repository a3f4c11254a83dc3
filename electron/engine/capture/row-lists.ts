import type { RowSource, View } from './capture';
import { RowList } from './row-list';

/** What stands for the connection of a record that belongs to none: ids count from 1. */
export const NO_CONNECTION = 0;

const noRows: RowSource = { first: 0, total: 0, epoch: 0, seqs: () => [], indexFrom: () => 0 };

/** The records `first … next - 1` that a capture holds now. */
export interface HeldRecords {
  readonly first: number;
  readonly next: number;
}

/** The rows of every view of a capture: of all records, of each endpoint, and of each connection. */
export class RowLists {
  private readonly all: AllRows;
  private readonly endpoints = new Map<number, RowList>();
  private readonly connections = new Map<number, RowList>();
  /** Connections that no row will join. */
  private readonly ended = new Set<number>();

  /** @param held asked anew whenever rows of the whole capture are: its records `first … next - 1` are held */
  constructor(held: HeldRecords) {
    this.all = new AllRows(held);
  }

  /** `ends`: the row is the last one of its connection. */
  append(endpoint: number, connection: number, seq: number, ends = false): void {
    listIn(this.endpoints, endpoint).append(seq);
    if (connection === NO_CONNECTION) return;
    listIn(this.connections, connection).append(seq);
    if (ends) this.ended.add(connection);
  }

  /**
   * Drops all rows of records before `seq`. An emptied list stays, with its indexes, for rows to come, unless its
   * connection has ended.
   */
  dropBelow(seq: number): void {
    for (const list of this.endpoints.values()) list.dropBelow(seq);
    for (const [id, list] of this.connections) {
      list.dropBelow(seq);
      if (list.first === list.total && this.ended.delete(id)) this.connections.delete(id);
    }
  }

  /** The rows of a view. One that has none (any more) is empty. */
  of({ endpoint, connection }: View): RowSource {
    if (connection !== null) return this.connections.get(connection) ?? noRows;
    if (endpoint !== null) return this.endpoints.get(endpoint) ?? noRows;
    return this.all;
  }

  /** The rows of one connection, in the order of its streams. */
  ofConnection(connection: number): RowList | undefined {
    return this.connections.get(connection);
  }

  /** Number of lists in memory. */
  get size(): number {
    return this.endpoints.size + this.connections.size;
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

function listIn(lists: Map<number, RowList>, id: number): RowList {
  const known = lists.get(id);
  if (known !== undefined) return known;
  const list = new RowList();
  lists.set(id, list);
  return list;
}
