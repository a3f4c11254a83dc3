import { describe, expect, it } from 'vitest';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { NO_CONNECTION, RowLists } from './row-lists';

const endpoint = 1 as EndpointId;
const connection = 5 as ConnectionId;
const nothing = { first: 0, next: 0 };

describe('RowLists', () => {
  it('lists a row under its endpoint and under its connection, and nowhere else', () => {
    const lists = new RowLists(nothing);
    lists.append(endpoint, NO_CONNECTION, 0);
    lists.append(endpoint, connection, 1);
    expect(lists.of({ endpoint, connection: null }).seqs(0, 9)).toEqual([0, 1]);
    expect(lists.of({ endpoint, connection }).seqs(0, 9)).toEqual([1]);
    expect(lists.of({ endpoint: 2 as EndpointId, connection: null })).toMatchObject({ first: 0, total: 0 });
    expect(lists.of({ endpoint: null, connection }).seqs(0, 9)).toEqual([1]);
    expect(lists.of({ endpoint: 2 as EndpointId, connection }).total).toBe(0);
    expect(lists.of({ endpoint, connection: 6 as ConnectionId })).toMatchObject({ first: 0, total: 0 });
  });

  it('lists rows of many connections that come in turns, whenever it is asked', () => {
    const lists = new RowLists(nothing);
    const connections = 7;
    const rowsOf = (id: number): number[] =>
      lists.of({ endpoint, connection: id as ConnectionId }).seqs(0, Infinity);
    for (let seq = 0; seq < 5_000; seq += 1) {
      lists.append(endpoint, 1 + (seq % connections), seq);
      if (seq % 611 === 0) expect(rowsOf(1 + (seq % connections)).at(-1)).toBe(seq);
    }
    for (let id = 1; id <= connections; id += 1) {
      const rows = rowsOf(id);
      expect(rows).toEqual(rows.map((_, index) => id - 1 + index * connections));
    }
    expect(lists.of({ endpoint, connection: null })).toMatchObject({ first: 0, total: 5_000 });
  });

  it('keeps the indexes of an emptied view whose connection lives on', () => {
    const lists = new RowLists(nothing);
    lists.append(endpoint, connection, 0);
    lists.dropBelow(1);
    lists.append(endpoint, connection, 1);
    expect(lists.of({ endpoint, connection })).toMatchObject({ first: 1, total: 2 });
  });

  it('forgets connections that ended once their last row is dropped, however many there were', () => {
    const lists = new RowLists(nothing);
    for (let id = 1; id <= 10_000; id += 1) {
      lists.append(endpoint, id, 2 * id);
      lists.append(endpoint, id, 2 * id + 1, true);
    }
    lists.dropBelow(10_001);
    expect(lists.size).toBe(1 + 10_000 - 4_999);
    lists.dropBelow(20_002);
    expect(lists.size).toBe(1);
  });

  it('goes on with the rows of a connection that had ended', () => {
    const lists = new RowLists(nothing);
    lists.append(endpoint, connection, 0);
    lists.append(endpoint, connection, 7, true);
    lists.append(endpoint, connection, 9);
    expect(lists.of({ endpoint, connection }).seqs(0, 9)).toEqual([0, 7, 9]);
    lists.append(endpoint, connection, 11, true);
    lists.dropBelow(8);
    expect(lists.of({ endpoint, connection })).toMatchObject({ first: 2, total: 4 });
    expect(lists.of({ endpoint, connection }).seqs(0, 9)).toEqual([9, 11]);
    expect(lists.of({ endpoint: 2 as EndpointId, connection }).total).toBe(0);
  });

  it.each([1_024, 1_025, 3_000])('lists the rows of a connection that ended with %i of them', (count) => {
    const lists = new RowLists(nothing);
    for (let row = 0; row < count; row += 1) lists.append(endpoint, connection, 5 * row, row === count - 1);
    const rows = lists.of({ endpoint, connection });
    expect([rows.total, rows.seqs(0, 3), rows.seqs(count - 1, 3)]).toEqual([
      count,
      [0, 5, 10],
      [5 * count - 5],
    ]);
    lists.dropBelow(5 * count);
    expect(lists.size).toBe(1);
  });

  it('counts every record in the view of the whole capture, and holds those that the capture holds', () => {
    const held = { first: 0, next: 3 };
    const rows = new RowLists(held).of({ endpoint: null, connection: null });
    expect(rows.seqs(1, 5)).toEqual([1, 2]);
    held.first = 10;
    held.next = 20;
    expect([rows.first, rows.total, rows.epoch]).toEqual([10, 20, 0]);
    expect(rows.seqs(8, 4)).toEqual([10, 11]);
    expect(rows.seqs(30, 4)).toEqual([]);
    expect([rows.indexFrom(0), rows.indexFrom(15), rows.indexFrom(99)]).toEqual([10, 15, 20]);
  });
});
