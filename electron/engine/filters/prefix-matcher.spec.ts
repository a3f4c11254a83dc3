import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTable, sameTable } from './block-search';
import { PrefixMatcher } from './prefix-matcher';

const bytes = (text: string) => Buffer.from(text);

/** The longest beginning of `wanted`, not all of it, that a stream ends with. */
function endOf(stream: string, wanted: string): number {
  for (let length = Math.min(wanted.length - 1, stream.length); length > 0; length -= 1)
    if (stream.endsWith(wanted.slice(0, length))) return length;
  return 0;
}

const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength, maxLength });

describe('PrefixMatcher', () => {
  it('knows how much of a match a stream ends with, however it comes in pieces', () => {
    fc.assert(
      fc.property(fc.array(letters(1, 5), { maxLength: 8 }), letters(1, 6), (pieces, wanted) => {
        const matcher = new PrefixMatcher(bytes(wanted), sameTable);
        let stream = '';
        let length = 0;
        for (const piece of pieces) {
          length = matcher.endOf(length, bytes(piece), 0, piece.length);
          stream += piece;
          expect(length).toBe(endOf(stream, wanted));
        }
      }),
    );
  });

  it('knows where a match ends that began in an earlier piece', () => {
    fc.assert(
      fc.property(letters(0, 8), letters(1, 8), letters(1, 6), (before, piece, wanted) => {
        const matcher = new PrefixMatcher(bytes(wanted), sameTable);
        const length = endOf(before, wanted);
        const at = (before + piece).indexOf(wanted, before.length - length);
        const crosses = length > 0 && at >= 0 && at < before.length;
        const expected = crosses ? at + wanted.length - before.length : 0;
        expect(length > 0 ? matcher.completes(length, bytes(piece), 0, piece.length) : 0).toBe(expected);
      }),
    );
  });

  it('looks at bytes through a table, and at those it is given alone', () => {
    const matcher = new PrefixMatcher(bytes('hello'), foldTable);
    expect(matcher.endOf(0, bytes('xxHExx'), 2, 4)).toBe(2);
    expect(matcher.completes(2, bytes('xLLOx'), 1, 4)).toBe(3);
  });
});
