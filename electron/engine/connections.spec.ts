import { describe, expect, it } from 'vitest';
import type { Connection } from '../../shared/model/connection';
import type { ConnectionId } from '../../shared/model/ids';
import type { TcpConnection } from './connection';
import { ConnectionList, ConnectionRegistry } from './connections';

/** As much of a connection as a list needs. */
function add(list: ConnectionList, registry: ConnectionRegistry): TcpConnection {
  const id = registry.nextId();
  let looks = 0;
  const fake = {
    id,
    snapshot: () => ({ id, bytesIn: (looks += 1) }) as Connection,
  } as unknown as TcpConnection;
  list.add(fake);
  return fake;
}

const ids = (list: ConnectionList, scope: 'live' | 'all', from = 0, count = 200): number[] =>
  list.page(scope, from, count).rows.map(({ id }) => id);

describe('ConnectionList', () => {
  it('shows live and all connections in the order of their numbers', () => {
    const registry = new ConnectionRegistry();
    const list = new ConnectionList(registry, 10);
    const all = Array.from({ length: 5 }, () => add(list, registry));
    list.retire(all[3]!);
    list.retire(all[0]!);
    expect(ids(list, 'live')).toEqual([2, 3, 5]);
    expect(ids(list, 'all')).toEqual([1, 2, 3, 4, 5]);
    expect(list.page('all', 3, 1)).toMatchObject({ total: 5, rows: [{ id: 4 }] });
    expect(ids(list, 'all', 4, 200)).toEqual([5]);
    expect(ids(list, 'live', 99)).toEqual([]);
    expect(list.newest()?.id).toBe(5);
  });

  it('keeps of an ended connection how it was, and no longer the connection', () => {
    const registry = new ConnectionRegistry();
    const list = new ConnectionList(registry, 10);
    const connection = add(list, registry);
    list.retire(connection);
    expect(list.page('all', 0, 1).rows[0]?.bytesIn).toBe(1);
    expect(list.page('all', 0, 1).rows[0]?.bytesIn).toBe(1);
    expect(registry.get(connection.id)).not.toBe(connection);
    expect(registry.get(connection.id)?.snapshot()).toMatchObject({ id: 1 });
  });

  it('lets the connection that ended first leave first, from the registry too', () => {
    const registry = new ConnectionRegistry();
    const list = new ConnectionList(registry, 2);
    const all = Array.from({ length: 4 }, () => add(list, registry));
    for (const index of [2, 0, 1]) list.retire(all[index]!);
    expect(ids(list, 'all')).toEqual([1, 2, 4]);
    expect(registry.get(3 as ConnectionId)).toBeUndefined();
    expect(registry.get(2 as ConnectionId)).toBeDefined();
  });

  it('forgets everything when cleared', () => {
    const registry = new ConnectionRegistry();
    const list = new ConnectionList(registry, 2);
    list.retire(add(list, registry));
    add(list, registry);
    list.clear();
    expect([list.page('all', 0, 9).total, list.live.length, list.newest()]).toEqual([0, 0, null]);
    expect(registry.get(1 as ConnectionId)).toBeUndefined();
    expect(registry.get(2 as ConnectionId)).toBeUndefined();
    expect(registry.nextId()).toBe(3);
  });

  it('pages through 10,000 connections, and retires them, without going through all of them each time', () => {
    const registry = new ConnectionRegistry();
    const list = new ConnectionList(registry, 10_000);
    const all = Array.from({ length: 10_000 }, () => add(list, registry));
    expect(ids(list, 'live', 9_998)).toEqual([9_999, 10_000]);
    // Every connection counts how often it was looked at: only those of a page are.
    expect(list.page('live', 0, 1).rows[0]?.bytesIn).toBe(1);
    for (const connection of all) list.retire(connection);
    expect(list.page('all', 5_000, 1)).toMatchObject({ total: 10_000, rows: [{ id: 5_001, bytesIn: 1 }] });
    expect(list.page('live', 0, 1).total).toBe(0);
  });
});
