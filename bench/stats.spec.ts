import { describe, expect, it } from 'vitest';
import { median, medianInterval, percentile, ratiosOf } from './stats';

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

describe('ratiosOf', () => {
  it('pairs the rounds', () => {
    expect(ratiosOf([10, 40, 90], [10, 20, 30])).toEqual([1, 2, 3]);
  });

  it('refuses lists of different lengths', () => {
    expect(() => ratiosOf([1], [1, 2])).toThrow(RangeError);
  });
});

describe('medianInterval', () => {
  it('lies around the median, the closer the more values there are', () => {
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => count - index);
    expect(medianInterval(upTo(31))).toEqual([11, 21]);
    expect(medianInterval(upTo(101))).toEqual([41, 61]);
  });

  it('is everything where there are few', () => {
    expect(medianInterval([3])).toEqual([3, 3]);
    expect(medianInterval([2, 1, 3])).toEqual([1, 3]);
  });

  it('of nothing is not defined', () => {
    expect(() => medianInterval([])).toThrow(RangeError);
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
