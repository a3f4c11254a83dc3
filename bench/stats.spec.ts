import { describe, expect, it } from 'vitest';
import { median, medianRatio } from './stats';

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
