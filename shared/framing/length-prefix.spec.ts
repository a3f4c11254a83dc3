import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covered, cutsOf, shown } from './fixtures/cuts';
import { lengthFramer, type LengthSettings } from './length-prefix';

/** Chunks of a few values, so that what is looked for is frequent. */
const chunkedStream = (values: readonly number[]) =>
  fc.array(fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 9 }), { maxLength: 30 });

const plain: LengthSettings = { width: 2, order: 'big', offset: 0, counts: 'rest', most: 1_000 };
const framed = (settings: Partial<LengthSettings>, ...chunks: number[][]) =>
  shown(cutsOf(lengthFramer({ ...plain, ...settings }), chunks));

/** The same over the whole stream at once, up to the first length that makes no sense; with exact arithmetic. */
function naive(stream: readonly number[], settings: LengthSettings): { frames: string[]; lostAt: number } {
  const { width, order, offset, counts, most } = settings;
  const header = offset + width;
  const frames: string[] = [];
  for (let at = 0; at < stream.length;) {
    const field = stream.slice(at + offset, at + header);
    if (field.length < width)
      return { frames: [...frames, `${stream.length - at} cut-off`], lostAt: Infinity };
    const digits = order === 'big' ? field : field.reverse();
    const value = digits.reduce((sum, digit) => sum * 256n + BigInt(digit), 0n);
    const length = counts === 'all' ? value : value + BigInt(header);
    if (length < header || length > most) return { frames, lostAt: at };
    if (at + Number(length) > stream.length)
      return { frames: [...frames, `${stream.length - at} cut-off`], lostAt: Infinity };
    frames.push(`${length}`);
    at += Number(length);
  }
  return { frames, lostAt: Infinity };
}

const settings = fc.record({
  width: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 8 as const),
  order: fc.constantFrom('big' as const, 'little' as const),
  offset: fc.integer({ min: 0, max: 2 }),
  counts: fc.constantFrom('rest' as const, 'all' as const),
  most: fc.integer({ min: 10, max: 400 }),
});

describe('frames that begin with their length', () => {
  it('are found however the stream is cut into chunks', () => {
    fc.assert(
      fc.property(chunkedStream([0, 0, 0, 1, 2, 11, 255]), settings, (chunks, given) => {
        const stream = chunks.flat();
        const cuts = cutsOf(lengthFramer(given), chunks);
        const { frames, lostAt } = naive(stream, given);
        expect(covered(cuts)).toBe(stream.length);
        expect(shown(cuts.filter(({ fault }) => fault !== 'lost'))).toEqual(frames);
        const lost = cuts.filter(({ fault }) => fault === 'lost');
        expect(covered(lost)).toBe(lostAt === Infinity ? 0 : stream.length - lostAt);
      }),
      { numRuns: 2_000 },
    );
  });

  it('count what is behind the length, or all', () => {
    expect(framed({}, [0, 3, 7, 7, 7, 0, 0, 0, 1, 7])).toEqual(['5', '2', '3']);
    expect(framed({ counts: 'all' }, [0, 3, 7, 0, 2, 0, 4, 7, 7])).toEqual(['3', '2', '4']);
  });

  it('may have bytes ahead of the length, which it does not count unless it counts all', () => {
    expect(framed({ width: 1, offset: 2 }, [9, 9, 1, 7, 9, 9, 0])).toEqual(['4', '3']);
    expect(framed({ width: 1, offset: 2, counts: 'all' }, [9, 9, 4, 7])).toEqual(['4']);
  });

  it.each([
    [1, [0x05]],
    [2, [0x05, 0]],
    [3, [0x05, 0, 0]],
    [4, [0x05, 0, 0, 0]],
    [8, [0x05, 0, 0, 0, 0, 0, 0, 0]],
  ] as const)('read lengths of %i bytes in both orders', (width, field) => {
    const rest = [1, 2, 3, 4, 5];
    expect(framed({ width, order: 'little' }, [...field, ...rest])).toEqual([`${width + 5}`]);
    expect(framed({ width, order: 'big' }, [...[...field].reverse(), ...rest])).toEqual([`${width + 5}`]);
  });

  it.each([
    ['2^64 - 1', { width: 8 as const }, new Array<number>(8).fill(255)],
    [
      '2^64 - 1, from the right',
      { width: 8 as const, order: 'little' as const },
      new Array<number>(8).fill(255),
    ],
    ['2^63', { width: 8 as const }, [128, 0, 0, 0, 0, 0, 0, 0]],
    ['one more than the most', { most: 6 }, [0, 5]],
    ['less than the length field itself', { counts: 'all' as const }, [0, 1]],
  ])('are lost at a length of %s, and each chunk is shown from there on', (_, given, field) => {
    const length = field.length;
    expect(framed(given, field, [1, 2, 3], [0, 1])).toEqual([`${length} lost`, '3 lost', '2 lost']);
    // The beginning of the frame is shown with the rest of the chunk that made it clear.
    expect(framed(given, field.slice(0, 1), [...field.slice(1), 1, 2], [3])).toEqual([
      `${length + 2} lost`,
      '1 lost',
    ]);
  });

  it('that are as long as they may be are none too long', () => {
    expect(framed({ most: 6 }, [0, 4, 1, 2, 3, 4])).toEqual(['6']);
  });

  it('begin anew behind the end of a stream', () => {
    const framer = lengthFramer(plain);
    framer.push(Uint8Array.of(255, 255, 1), 0);
    expect(framer.end()).toEqual([]);
    framer.push(Uint8Array.of(0, 9, 1), 0);
    expect(framer.pending).toBe(3);
    expect(shown(framer.end())).toEqual(['3 cut-off']);
    expect(shown(framer.push(Uint8Array.of(0, 1, 1), 0))).toEqual(['3']);
    expect(framer.pass(1e12)).toEqual([]);
  });
});
