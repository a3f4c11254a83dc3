import { describe, expect, it } from 'vitest';
import { NO_CONNECTION, RecordIndex } from './record-index';

const fill = (index: RecordIndex, count: number): void => {
  for (let i = 0; i < count; i += 1) {
    const n = index.next;
    index.append(n % 5, 1_790_000_000_000_000 + n, n + 1, n + 2, n * 2 ** 33, n + 3);
  }
};

const fields = (index: RecordIndex, seq: number): number[] => [
  index.kind(seq),
  index.at(seq),
  index.endpoint(seq),
  index.connection(seq),
  index.position(seq),
  index.length(seq),
];

describe('RecordIndex', () => {
  it('numbers records from 0 and gives every field back, over many segments', () => {
    const index = new RecordIndex(4);
    fill(index, 10);
    expect([index.first, index.next]).toEqual([0, 10]);
    for (const seq of [0, 3, 4, 9]) {
      expect(fields(index, seq)).toEqual([
        seq % 5,
        1_790_000_000_000_000 + seq,
        seq + 1,
        seq + 2,
        seq * 2 ** 33,
        seq + 3,
      ]);
    }
  });

  it('keeps the numbers of what is left when records are dropped', () => {
    const index = new RecordIndex(4);
    fill(index, 10);
    for (let i = 0; i < 9; i += 1) index.dropFirst();
    expect([index.first, index.next]).toEqual([9, 10]);
    expect(index.endpoint(9)).toBe(10);
  });

  it.each([3, 4, 5, 8])('goes on after all of its %i records were dropped', (count) => {
    const index = new RecordIndex(4);
    fill(index, count);
    for (let i = 0; i < count; i += 1) index.dropFirst();
    fill(index, 6);
    expect(index.endpoint(index.first)).toBe(count + 1);
    expect(index.endpoint(index.next - 1)).toBe(count + 6);
    for (let i = 0; i < 5; i += 1) index.dropFirst();
    expect(index.endpoint(index.first)).toBe(count + 6);
  });

  it('has a number for "no connection" that no connection has', () => {
    expect(NO_CONNECTION).toBeLessThan(1);
  });
});
