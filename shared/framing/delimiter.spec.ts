import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiterFramer } from './delimiter';
import { covered, cutsOf, latin1, shown } from './fixtures/cuts';

/** Chunks of a few values, so that what is looked for is frequent. */
const chunkedStream = (values: readonly number[]) =>
  fc.array(fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 9 }), { maxLength: 12 });

const framer = (delimiter: string, keep = false, most = 1_000) =>
  delimiterFramer({ delimiter: Uint8Array.from(latin1(delimiter)), keep, most });

/** The same, over the whole stream at once. */
function naive(stream: string, delimiter: string, keep: boolean, most: number): string[] {
  const frames: string[] = [];
  for (let rest = stream; rest !== '';) {
    const at = rest.indexOf(delimiter);
    const end = at === -1 ? Infinity : at + delimiter.length;
    const length = Math.min(end, most, rest.length);
    const stripped = length === end && !keep ? `-${delimiter.length}` : '';
    const fault = length === end ? '' : length === most ? ' too-long' : ' cut-off';
    frames.push(`${length}${stripped}${fault}`);
    rest = rest.slice(length);
  }
  return frames;
}

describe('frames that a delimiter ends', () => {
  it('are found however the stream is cut into chunks', () => {
    const delimiters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        chunkedStream(latin1('abc')),
        delimiters,
        fc.boolean(),
        fc.integer({ min: 4, max: 12 }),
        (chunks, delimiter, keep, most) => {
          const stream = String.fromCharCode(...chunks.flat());
          const cuts = cutsOf(framer(delimiter, keep, most), chunks);
          expect(shown(cuts)).toEqual(naive(stream, delimiter, keep, most));
          expect(covered(cuts)).toBe(stream.length);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('leave the delimiter out, or keep it', () => {
    expect(shown(cutsOf(framer('\r\n'), [latin1('one\r'), latin1('\ntwo\r\n')]))).toEqual(['5-2', '5-2']);
    expect(shown(cutsOf(framer('\r\n', true), [latin1('one\r\ntw')]))).toEqual(['5', '2 cut-off']);
  });

  it('may be empty', () => {
    expect(shown(cutsOf(framer('\n'), [latin1('\n\n')]))).toEqual(['1-1', '1-1']);
  });

  it('that never end are cut at the most bytes, and found again behind', () => {
    const endless = framer('\n', false, 4);
    expect(shown(endless.push(Uint8Array.from(latin1('abcdefgh12')), 0))).toEqual([
      '4 too-long',
      '4 too-long',
    ]);
    expect(endless.pending).toBe(2);
    expect(shown(endless.push(Uint8Array.from(latin1('3\nx\n')), 0))).toEqual(['4-1', '2-1']);
    expect(endless.pass(1e12)).toEqual([]);
  });

  it('cost time in proportion to the stream, whatever is in it', () => {
    // A search that began anew for each frame, or for each byte that begins like the delimiter, would take minutes.
    const chunk = new Uint8Array(256 * 1_024).fill(97);
    const cuts = delimiterFramer({ delimiter: Uint8Array.of(98), keep: false, most: 1 }).push(chunk, 0);
    expect(cuts.length).toBe(chunk.length);
    const almost = Uint8Array.from([...new Array<number>(4_000).fill(97), 98]);
    expect(delimiterFramer({ delimiter: almost, keep: true, most: 10_000_000 }).push(chunk, 0)).toEqual([]);
  });
});
