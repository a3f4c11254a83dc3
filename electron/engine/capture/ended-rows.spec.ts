import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EndedRows } from './ended-rows';
import { RowPage } from './row-page';

const endpoint = 3;
const allOf = (ended: EndedRows, connection: number): number[] | undefined =>
  ended.get(connection)?.seqs(0, Infinity);

describe('EndedRows', () => {
  it('gives back the rows of each connection, and whose it is', () => {
    const ended = new EndedRows();
    ended.put(7, endpoint, RowPage.of(0, [1, 2, 900, 2 ** 40]));
    ended.put(2 ** 33, 4, RowPage.of(0, [2 ** 40 + 1]));
    expect(allOf(ended, 7)).toEqual([1, 2, 900, 2 ** 40]);
    expect(ended.get(7)).toMatchObject({ endpoint, ended: true, first: 0, total: 4 });
    expect(allOf(ended, 2 ** 33)).toEqual([2 ** 40 + 1]);
    expect(ended.get(2 ** 33)?.endpoint).toBe(4);
    expect(ended.get(8)).toBeUndefined();
  });

  it('gives the same list each time, so that what is known of it stays true', () => {
    const ended = new EndedRows();
    ended.put(7, endpoint, RowPage.of(0, [1, 2]));
    expect(ended.get(7)).toBe(ended.get(7));
    const list = ended.get(7);
    ended.dropBelow(2);
    expect(list).toMatchObject({ first: 1, total: 2 });
  });

  it('lets a connection go that goes on, and takes its rows again', () => {
    const ended = new EndedRows();
    ended.put(7, endpoint, RowPage.of(0, [1, 5]));
    const rows = ended.take(7);
    expect([ended.size, ended.get(7)]).toEqual([0, undefined]);
    rows?.append(9);
    ended.put(7, endpoint, rows?.onlyPage as RowPage);
    ended.dropBelow(6);
    expect(ended.size).toBe(1);
    expect(ended.get(7)).toMatchObject({ first: 2, total: 3 });
    ended.dropBelow(10);
    expect(ended.size).toBe(0);
  });

  it('holds what was put and not dropped, over any number of blocks', () => {
    const connection = fc.array(fc.integer({ min: 1, max: 300_000 }), {
      minLength: 1,
      maxLength: 600,
      size: 'max',
    });
    const drops = fc.array(
      fc.record({ behind: fc.nat(120), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    );
    fc.assert(
      fc.property(
        fc.array(connection, { minLength: 1, maxLength: 120, size: 'max' }),
        drops,
        (connections, dropped) => {
          const ended = new EndedRows();
          const expected = new Map<number, number[]>();
          let last = 0;
          for (const [place, distances] of connections.entries()) {
            const id = 1 + ((place * 77) % 1_009);
            const seqs = distances.map((distance) => (last += distance));
            ended.put(id, endpoint, RowPage.of(0, seqs));
            expected.set(id, seqs);
            const floor = dropped.find(({ behind }) => behind === place);
            if (floor === undefined) continue;
            const seq = Math.floor(last * floor.share) + 1;
            ended.dropBelow(seq);
            for (const [other, rows] of expected) {
              const held = rows.filter((row) => row >= seq);
              if (held.length === 0) expected.delete(other);
              else expected.set(other, held);
            }
          }
          expect(ended.size).toBe(expected.size);
          for (const [id, rows] of expected) expect(allOf(ended, id)).toEqual(rows);
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });
});
