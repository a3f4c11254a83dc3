import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockSearch, foldInto } from './block-search';

describe('BlockSearch', () => {
  it('knows of every part of a block whether it holds a match, in whatever order it is asked', () => {
    const letters = (minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom('a', 'b', 'A'), minLength, maxLength });
    fc.assert(
      fc.property(
        letters(1, 60),
        letters(1, 4),
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(59), fc.nat(20)), { minLength: 1, maxLength: 20 }),
        (block, wanted, folds, asked) => {
          const fold = (text: string) => (folds ? text.toLowerCase() : text);
          const memory = Buffer.from(block);
          const search = new BlockSearch(Buffer.from(fold(wanted)), folds);
          for (const [start, length] of asked) {
            const end = Math.min(start + length, block.length);
            if (start >= end) continue;
            const expected = fold(block).slice(start, end).includes(fold(wanted));
            expect(search.holds(memory, start, end - start)).toBe(expected);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('knows of several blocks at a time', () => {
    const search = new BlockSearch(Buffer.from('b'), false);
    const [one, other] = [Buffer.from('ab'), Buffer.from('ba')];
    expect([search.holds(one, 0, 1), search.holds(other, 0, 1), search.holds(one, 1, 1)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

it('folds ASCII capitals, and no other byte', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const folded = new Uint8Array(256);
  foldInto(folded, 0, all, 0, 256);
  const changed = [...all].filter((byte) => folded[byte] !== byte);
  expect(String.fromCharCode(...changed)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  expect(String.fromCharCode(...changed.map((byte) => folded[byte] as number))).toBe(
    'abcdefghijklmnopqrstuvwxyz',
  );
});
