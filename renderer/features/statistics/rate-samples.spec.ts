import { describe, expect, it } from 'vitest';
import { STATISTICS_SECONDS } from '../../../shared/limits';
import { noSamples, withSeconds, withTotals } from './rate-samples';

const seconds = (from: number, bytesIn: number[]): { seconds: never } => ({
  seconds: {
    ...{ from, next: from + bytesIn.length, bytesIn, bytesOut: bytesIn.map((n) => n * 2) },
    ...{ recordsIn: bytesIn, recordsOut: bytesIn },
  } as never,
});

describe('samples of rates', () => {
  it('go on where they ended', () => {
    const first = withSeconds(noSamples, seconds(0, [1, 2]));
    expect(withSeconds(first, seconds(2, [3]))).toEqual({
      from: 0,
      next: 3,
      bytesIn: [1, 2, 3],
      bytesOut: [2, 4, 6],
    });
    expect(withSeconds(first, seconds(2, []))).toEqual(first);
  });

  it('begin anew where the engine no longer has what is between', () => {
    const first = withSeconds(noSamples, seconds(0, [1, 2]));
    expect(withSeconds(first, seconds(900, [7]))).toEqual({
      from: 900,
      next: 901,
      bytesIn: [7],
      bytesOut: [14],
    });
  });

  it('keep so many seconds', () => {
    const many = withSeconds(
      withSeconds(noSamples, seconds(0, [9])),
      seconds(
        1,
        Array.from({ length: STATISTICS_SECONDS }, () => 1),
      ),
    );
    expect([many.bytesIn.length, many.bytesIn[0], many.from]).toEqual([STATISTICS_SECONDS, 1, 1]);
  });

  it('of a connection are what passed between two answers', () => {
    const before = { bytesIn: 100, bytesOut: 10 };
    expect(withTotals(noSamples, before, { bytesIn: 400, bytesOut: 10 }, 2)).toEqual({
      from: 0,
      next: 1,
      bytesIn: [150],
      bytesOut: [0],
    });
  });
});
