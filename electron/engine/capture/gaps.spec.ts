import { describe, expect, it } from 'vitest';
import { originOf } from '../fixtures/live-captures';
import { Gaps } from './gaps';

describe('what was not captured', () => {
  it('is counted by connection, from its first record on', () => {
    const gaps = new Gaps(10);
    gaps.count(originOf(5, 1), 10);
    gaps.count(originOf(6, 2, 7), 20);
    gaps.count(originOf(7, 1), 30);
    gaps.count(originOf(8, null, 3), 0);
    expect(gaps.rest()).toEqual([
      { endpoint: 1, connection: 1, since: 5, bytes: 40, records: 2 },
      { endpoint: 7, connection: 2, since: 6, bytes: 20, records: 1 },
      { endpoint: 3, connection: null, since: 8, bytes: 0, records: 1 },
    ]);
    expect([gaps.bytes, gaps.records]).toEqual([60, 4]);
  });

  it('is counted anew for a connection whose gap was taken, and stays in the totals', () => {
    const gaps = new Gaps(10);
    gaps.count(originOf(5, 1), 10);
    expect(gaps.take(originOf(0, 1).connection)).toMatchObject({ since: 5, bytes: 10 });
    expect(gaps.take(originOf(0, 1).connection)).toBeNull();
    expect(gaps.take(null)).toBeNull();
    gaps.count(originOf(9, 1), 1);
    expect(gaps.rest()).toMatchObject([{ since: 9, bytes: 1 }]);
    expect(gaps.bytes).toBe(11);
  });

  it('takes bounded memory: connections beyond a number are counted together', () => {
    const gaps = new Gaps(2);
    for (let connection = 1; connection <= 5; connection += 1)
      gaps.count(originOf(connection, connection), 10);
    expect(gaps.rest()).toMatchObject([
      { connection: 1, bytes: 10 },
      { connection: 2, bytes: 10 },
      { connection: null, endpoint: 1, since: 3, bytes: 30, records: 3 },
    ]);
  });
});
