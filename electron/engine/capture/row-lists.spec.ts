import { describe, expect, it } from 'vitest';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { NO_CONNECTION } from './record-index';
import { RowLists } from './row-lists';

const endpoint = 1 as EndpointId;
const connection = 5 as ConnectionId;

describe('RowLists', () => {
  it('lists a row under its endpoint and under its connection', () => {
    const lists = new RowLists();
    lists.append(endpoint, NO_CONNECTION, 0);
    lists.append(endpoint, connection, 1);
    expect(lists.of({ endpoint, connection: null })?.total).toBe(2);
    expect(lists.of({ endpoint, connection })?.total).toBe(1);
    expect(lists.of({ endpoint: 2 as EndpointId, connection: null })).toBeUndefined();
  });

  it('keeps the indexes of an emptied view whose connection lives on', () => {
    const lists = new RowLists();
    lists.append(endpoint, connection, 0);
    lists.dropFirst(endpoint, connection, false);
    lists.append(endpoint, connection, 1);
    expect(lists.of({ endpoint, connection })).toMatchObject({ first: 1, total: 2 });
  });

  it('forgets connections that ended once their last row is dropped, however many there were', () => {
    const lists = new RowLists();
    for (let id = 1; id <= 10_000; id += 1) {
      lists.append(endpoint, id, 2 * id);
      lists.append(endpoint, id, 2 * id + 1);
      lists.dropFirst(endpoint, id, false);
      lists.dropFirst(endpoint, id, true);
    }
    expect(lists.size).toBe(1);
  });
});
