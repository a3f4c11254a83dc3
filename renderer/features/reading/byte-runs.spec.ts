import { describe, expect, it } from 'vitest';
import { byteRuns, readOf } from './byte-runs';

describe('runs of bytes', () => {
  it('are all of them where there is nothing to tell apart', () => {
    expect(byteRuns({ start: 2, end: 8 }, [], [])).toEqual([{ start: 2, end: 8, isHit: false, read: 0 }]);
    expect(byteRuns({ start: 2, end: 2 }, [], [])).toEqual([]);
  });

  it('are cut at matches and reads, and keep every byte', () => {
    expect(byteRuns({ start: 0, end: 10 }, [[2, 6]], [4, 9])).toEqual([
      { start: 0, end: 2, isHit: false, read: 0 },
      { start: 2, end: 4, isHit: true, read: 0 },
      { start: 4, end: 6, isHit: true, read: 1 },
      { start: 6, end: 9, isHit: false, read: 1 },
      { start: 9, end: 10, isHit: false, read: 2 },
    ]);
  });

  it('know matches that began earlier and reads ahead of them', () => {
    expect(byteRuns({ start: 5, end: 8 }, [[0, 6]], [3])).toEqual([
      { start: 5, end: 6, isHit: true, read: 1 },
      { start: 6, end: 8, isHit: false, read: 1 },
    ]);
    expect(readOf([3, 7], 7)).toBe(2);
  });
});
