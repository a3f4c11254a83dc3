import { describe, expect, it } from 'vitest';
import { rowsOf } from '../fixtures/stored-capture';
import { gatherRows, rangeOf } from './select-rows';

const rows = rowsOf([3, 5, 6, 10]);

describe('rangeOf', () => {
  it.each<[number | null, number | null, unknown]>([
    [null, null, { first: 3, last: 10 }],
    [4, null, { first: 5, last: 10 }],
    [null, 9, { first: 3, last: 6 }],
    [5, 5, { first: 5, last: 5 }],
    [7, 9, null],
    [11, null, null],
    [null, 2, null],
    [9, 4, null],
  ])('from %s to %s', (from, to, range) => {
    expect(rangeOf(rows, from, to)).toEqual(range);
  });
});

describe('gatherRows', () => {
  it('gives distances from the first record', async () => {
    expect([...(await gatherRows(rows, 5, 10))]).toEqual([0, 1, 5]);
  });

  it('takes millions of rows in turns', async () => {
    const many = { ...rowsOf([]), total: 300_000, indexFrom: (seq: number) => Math.min(seq / 2, 300_000) };
    const source = {
      ...many,
      seqs: (from: number, count: number) => Array.from({ length: count }, (_, i) => (from + i) * 2),
    };
    const gathered = await gatherRows(source, 0, 600_000);
    expect(gathered).toHaveLength(300_000);
    expect(gathered.every((distance, i) => distance === i * 2)).toBe(true);
  });

  it('begins anew when an older row was found meanwhile', async () => {
    let epoch = 0;
    let seqs = [3, 6];
    const source = {
      first: 0,
      get total() {
        return seqs.length;
      },
      get epoch() {
        return epoch;
      },
      seqs: (from: number, count: number) => {
        const found = seqs.slice(from, from + count);
        if (epoch === 0) [epoch, seqs] = [1, [3, 4, 6]];
        return found;
      },
      indexFrom: (seq: number) => seqs.filter((each) => each < seq).length,
    };
    expect([...(await gatherRows(source, 3, 6))]).toEqual([0, 1, 3]);
  });
});
