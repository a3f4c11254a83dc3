import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1 } from './fixtures/cuts';
import { SequenceFinder } from './sequence-finder';

/** Chunks of a few values, so that what is looked for is frequent. */
const chunkedStream = (values: readonly number[]) =>
  fc.array(fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 9 }), { maxLength: 12 });

describe('a sequence in a stream', () => {
  it('is found where it ends first, each time behind the one before', () => {
    const sequences = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(chunkedStream(latin1('ab')), sequences, (chunks, sequence) => {
        const finder = new SequenceFinder(Uint8Array.from(latin1(sequence)));
        const found: number[] = [];
        let before = 0;
        for (const chunk of chunks) {
          const bytes = Uint8Array.from(chunk);
          finder.begin();
          for (let at = finder.find(bytes, 0, bytes.length); at !== -1;) {
            found.push(before + at);
            at = finder.find(bytes, at, bytes.length);
          }
          before += bytes.length;
        }
        const stream = String.fromCharCode(...chunks.flat());
        const expected: number[] = [];
        for (let at = stream.indexOf(sequence); at !== -1; at = stream.indexOf(sequence, at)) {
          at += sequence.length;
          expected.push(at);
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is looked for only within the range', () => {
    const finder = new SequenceFinder(Uint8Array.of(1, 2));
    const bytes = Uint8Array.of(0, 1, 2, 1, 2);
    finder.begin();
    expect(finder.find(bytes, 0, 2)).toBe(-1);
    expect(finder.find(bytes, 2, 5)).toBe(3);
    finder.reset();
    expect(finder.find(bytes, 4, 5)).toBe(-1);
  });

  it('does not go on where it was told to begin anew', () => {
    const finder = new SequenceFinder(Uint8Array.of(1, 2));
    finder.begin();
    expect(finder.find(Uint8Array.of(1), 0, 1)).toBe(-1);
    finder.reset();
    finder.begin();
    expect(finder.find(Uint8Array.of(2), 0, 1)).toBe(-1);
  });
});
