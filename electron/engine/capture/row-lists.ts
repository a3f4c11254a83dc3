import type { RowSource, View } from './capture';
import { RowList } from './row-list';

/** What stands for the connection of a record that belongs to none: ids count from 1. */
export const NO_CONNECTION = 0;

const noRows: RowSource = { first: 0, total: 0, epoch: 0, seqs: () => [], indexFrom: () => 0 };

/** The row lists of every endpoint and of every connection that has rows. */
export class RowLists {
  private readonly endpoints = new Map<number, RowList>();
  private readonly connections = new Map<number, RowList>();
  /** Connections that no row will join. */
  private readonly ended = new Set<number>();

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

  /** The rows of an endpoint or of a connection. A view that has no rows (any more) is empty. */
  of({ endpoint, connection }: View): RowSource {
    if (connection !== null) return this.connections.get(connection) ?? noRows;
    return this.endpoints.get(endpoint ?? NO_CONNECTION) ?? noRows;
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
export class AllRows implements RowSource {
  readonly epoch = 0;
  private readonly held: { readonly first: number; readonly next: number };

  /** @param held asked anew whenever rows are: records `first … next - 1` are held */
  constructor(held: { readonly first: number; readonly next: number }) {
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
