import { describe, expect, it } from 'vitest';
import { rateOf, withSample, type Sample } from './rate';

const over = (...samples: Sample[]): number | null =>
  rateOf(samples.reduce<readonly Sample[]>(withSample, []));

describe('rateOf', () => {
  it('tells nothing of one sample, or of two at the same time', () => {
    expect(over()).toBeNull();
    expect(over({ at: 5, bytes: 9 })).toBeNull();
    expect(over({ at: 5, bytes: 9 }, { at: 5, bytes: 20 })).toBeNull();
  });

  it('is bytes a second', () => {
    expect(over({ at: 0, bytes: 0 }, { at: 500, bytes: 1_000 })).toBe(2_000);
  });

  it('forgets what was long ago', () => {
    const steady = [0, 1, 2, 3, 4, 5].map((second) => ({ at: second * 1_000, bytes: 0 }));
    expect(over(...steady, { at: 6_000, bytes: 4_000 })).toBe(2_000);
  });

  it('is nothing while nothing goes out', () => {
    expect(over({ at: 0, bytes: 7 }, { at: 900, bytes: 7 })).toBe(0);
  });
});
