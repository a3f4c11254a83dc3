import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedFramer } from './fixed';
import { cutsOf, shown } from './fixtures/cuts';

/** Chunks of a few values, so that what is looked for is frequent. */
const chunkedStream = (values: readonly number[]) =>
  fc.array(fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 9 }), { maxLength: 12 });

describe('frames of a fixed length', () => {
  it('are the same however the stream is cut into chunks', () => {
    fc.assert(
      fc.property(chunkedStream([0]), fc.integer({ min: 1, max: 20 }), (chunks, length) => {
        const total = chunks.flat().length;
        const expected = new Array<string>(Math.floor(total / length)).fill(`${length}`);
        if (total % length > 0) expected.push(`${total % length} cut-off`);
        expect(shown(cutsOf(fixedFramer(length), chunks))).toEqual(expected);
      }),
    );
  });

  it('tell how much of one is there', () => {
    const framer = fixedFramer(4);
    framer.push(new Uint8Array(6), 0);
    expect(framer.pending).toBe(2);
    expect(framer.pass(1e12)).toEqual([]);
    framer.end();
    expect(framer.pending).toBe(0);
  });
});
