import { describe, expect, it } from 'vitest';
import { STATISTICS_SECONDS } from '../../../shared/limits';
import { SecondsRing, type Sums } from './seconds-ring';

const sums = (bytesIn: number): Sums => ({ bytesIn, bytesOut: 2 * bytesIn, recordsIn: 1, recordsOut: 0 });

describe('the last seconds', () => {
  it('has no sample of the second that goes on', () => {
    const ring = new SecondsRing(7);
    ring.roll(7, sums(10));
    expect(ring.read(0)).toMatchObject({ from: 7, next: 7, bytesIn: [] });
  });

  it('tells by how much the sums grew in each second', () => {
    const ring = new SecondsRing(7);
    ring.roll(8, sums(10));
    ring.roll(9, sums(15));
    ring.roll(9, sums(99));
    expect(ring.read(0)).toEqual({
      from: 7,
      next: 9,
      bytesIn: [10, 5],
      bytesOut: [20, 10],
      recordsIn: [1, 0],
      recordsOut: [0, 0],
    });
    expect(ring.read(8)).toMatchObject({ from: 8, next: 9, bytesIn: [5] });
    expect(ring.read(500)).toMatchObject({ from: 9, next: 9, bytesIn: [] });
  });

  it('has zeros for seconds in which nobody looked, since nothing passed', () => {
    const ring = new SecondsRing(0);
    ring.roll(1, sums(10));
    ring.roll(4, sums(12));
    expect(ring.read(0).bytesIn).toEqual([10, 2, 0, 0]);
  });

  it('keeps the last ones only, whatever the gap', () => {
    const ring = new SecondsRing(0);
    ring.roll(1, sums(10));
    ring.roll(STATISTICS_SECONDS + 1, sums(12));
    const kept = ring.read(0);
    expect(kept).toMatchObject({ from: 1, next: STATISTICS_SECONDS + 1 });
    expect(kept.bytesIn).toHaveLength(STATISTICS_SECONDS);
    expect(kept.bytesIn.slice(0, 2)).toEqual([2, 0]);
    ring.roll(1_000_000_000, sums(12));
    expect(ring.read(0).bytesIn.every((bytes) => bytes === 0)).toBe(true);
  });
});
