import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from './histogram';

const of = (values: Iterable<number>): Histogram => {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram;
};

describe('a histogram', () => {
  it('has nothing to tell of nothing', () => {
    expect(new Histogram().percentile(0.5)).toBe(0);
    expect(new Histogram().count).toBe(0);
  });

  it('is exact for small numbers', () => {
    const histogram = of([0, 1, 1, 2, 63]);
    expect([0.2, 0.5, 0.8, 1].map((share) => histogram.percentile(share))).toEqual([0, 1, 2, 63]);
    expect(histogram.count).toBe(5);
  });

  it('finds every percentile within 2 %', () => {
    const values = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.05, 0.5, 0.95, 1), (all, share) => {
        const sorted = all.toSorted((a, b) => a - b);
        const wanted = sorted[Math.max(1, Math.ceil(sorted.length * share)) - 1]!;
        const found = of(all).percentile(share);
        expect(Number.isInteger(found)).toBe(true);
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(wanted * 0.02);
      }),
    );
  });

  it('counts what is larger than it can tell as the largest', () => {
    expect(of([2 ** 40]).percentile(1)).toBeGreaterThan(4_200_000_000);
  });
});
