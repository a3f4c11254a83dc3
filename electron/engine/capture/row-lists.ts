import type { View } from './capture';
import { NO_CONNECTION } from './record-index';
import { RowList } from './row-list';

/** The row lists of every endpoint and of every connection that has rows. */
export class RowLists {
  private readonly endpoints = new Map<number, RowList>();
  private readonly connections = new Map<number, RowList>();

  append(endpoint: number, connection: number, seq: number): void {
    listIn(this.endpoints, endpoint).append(seq);
    if (connection !== NO_CONNECTION) listIn(this.connections, connection).append(seq);
  }

  /**
   * Drops the oldest row of an endpoint and, where it has one, of its connection. An emptied list stays, with its
   * indexes, for rows to come; `ended` says that no more can come for this connection, so that its list may go.
   */
  dropFirst(endpoint: number, connection: number, ended: boolean): void {
    listIn(this.endpoints, endpoint).dropFirst();
    if (connection === NO_CONNECTION) return;
    const list = listIn(this.connections, connection);
    list.dropFirst();
    if (ended && list.first === list.total) this.connections.delete(connection);
  }

  /** The list of a view, or `undefined` when it has no rows (any more). */
  of(view: View): RowList | undefined {
    return view.connection === null ? this.endpoints.get(view.endpoint) : this.ofConnection(view.connection);
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

function listIn(lists: Map<number, RowList>, id: number): RowList {
  const known = lists.get(id);
  if (known !== undefined) return known;
  const list = new RowList();
  lists.set(id, list);
  return list;
}
