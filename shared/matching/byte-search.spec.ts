import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginsWith, searchFor } from './byte-search';

const few = fc.uint8Array({ max: 2, maxLength: 40 });

it('finds what a plain search finds', () => {
  fc.assert(
    fc.property(few, fc.uint8Array({ max: 2, minLength: 1, maxLength: 6 }), (input, wanted) => {
      expect(searchFor(wanted)(input)).toBe(Buffer.from(input).indexOf(Buffer.from(wanted)));
    }),
    { numRuns: 2_000 },
  );
});

it('tells beginnings apart', () => {
  fc.assert(
    fc.property(few, few, (input, wanted) => {
      const equal = Buffer.from(input.subarray(0, wanted.length)).equals(Buffer.from(wanted));
      expect(beginsWith(input, wanted)).toBe(equal);
    }),
  );
});

it('takes time in proportion to the input where every place begins like a match', () => {
  const wanted = new Uint8Array(4_096).fill(0x61);
  wanted[4_095] = 0x62;
  expect(searchFor(wanted)(new Uint8Array(10_000_000).fill(0x61))).toBe(-1);
});
