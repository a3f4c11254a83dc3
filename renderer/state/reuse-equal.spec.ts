import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reuseEqual } from './reuse-equal';

describe('reuseEqual', () => {
  it('returns the previous value when all is the same', () => {
    const previous = { a: [1, { b: 'x' }], c: null };
    expect(reuseEqual(previous, { a: [1, { b: 'x' }], c: null })).toBe(previous);
  });

  it('keeps the parts that are the same', () => {
    const previous = [{ a: 1 }, { a: 2 }];
    const next = reuseEqual(previous, [{ a: 1 }, { a: 3 }]);
    expect(next).toEqual([{ a: 1 }, { a: 3 }]);
    expect(next[0]).toBe(previous[0]);
  });

  it('sees keys that came, went or changed their name', () => {
    expect(reuseEqual({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
    expect(Object.keys(reuseEqual({ a: undefined }, { b: undefined }))).toEqual(['b']);
    expect(reuseEqual([1, 2], [1])).toEqual([1]);
  });

  it('always equals what is new, whatever was before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(reuseEqual(previous, next)).toEqual(next);
      }),
    );
  });
});
