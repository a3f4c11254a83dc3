import { describe, expect, it } from 'vitest';
import { RowList } from './row-list';

const listOf = (count: number): RowList => {
  const list = new RowList();
  for (let i = 0; i < count; i += 1) list.append(i * 3);
  return list;
};

describe('RowList', () => {
  it.each([1, 7, 8, 9, 1_024, 1_025, 5_000])('gives back each of %i rows, and finds its index', (count) => {
    const list = listOf(count);
    expect([list.first, list.total]).toEqual([0, count]);
    for (let index = 0; index < count; index += 1) {
      expect(list.seqAt(index)).toBe(index * 3);
      expect(list.indexOf(index * 3)).toBe(index);
    }
  });

  it('keeps every index when rows are dropped from the front', () => {
    const list = listOf(5_000);
    for (let i = 0; i < 3_000; i += 1) list.dropFirst();
    expect([list.first, list.total]).toEqual([3_000, 5_000]);
    expect([list.seqAt(3_000), list.seqAt(4_999)]).toEqual([9_000, 14_997]);
    expect(list.indexOf(9_003)).toBe(3_001);
  });

  it.each([1, 8, 100, 1_024, 1_500])('counts on after all of its %i rows were dropped', (count) => {
    const list = listOf(count);
    for (let i = 0; i < count; i += 1) list.dropFirst();
    for (let i = 0; i < 1_100; i += 1) list.append(90_000 + i);
    expect([list.first, list.total]).toEqual([count, count + 1_100]);
    for (let i = 0; i < 1_099; i += 1) list.dropFirst();
    expect(list.seqAt(count + 1_099)).toBe(91_099);
  });

  it('works as a queue whose length stays small', () => {
    const list = new RowList();
    for (let i = 0; i < 10_000; i += 1) {
      list.append(i);
      if (i >= 5) list.dropFirst();
      expect(list.seqAt(list.first)).toBe(Math.max(0, i - 4));
    }
  });
});
