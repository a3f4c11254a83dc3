import { describe, expect, it } from 'vitest';
import { median, medianRatio, percentile } from './stats';

describe('median', () => {
  it('is the middle of an odd count, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the middle two of an even count', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('refuses an empty list', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('medianRatio', () => {
  it('pairs the rounds', () => {
    expect(medianRatio([10, 40, 90], [10, 20, 30])).toBe(2);
  });

  it('refuses lists of different lengths', () => {
    expect(() => medianRatio([1], [1, 2])).toThrow(RangeError);
  });
});

describe('percentile', () => {
  it('is the number that so many are not above', () => {
    const values = [50, 10, 40, 20, 30];
    expect([0, 0.2, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([10, 10, 30, 50, 50]);
  });

  it('of nothing is not defined', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});
