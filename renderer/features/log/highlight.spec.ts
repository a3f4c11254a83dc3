import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, type TextSegment } from '../../../shared/bytes/text-marks';
import { hasHitFrom, highlight, type ByteRange } from './highlight';

const nothing = new Uint8Array();

function segmentsOf(bytes: Uint8Array | string, before = nothing): readonly TextSegment[] {
  const own = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return decodeText({ before, bytes: own, after: nothing });
}

/** Hits between brackets. */
function drawn(segments: readonly TextSegment[], ranges: readonly ByteRange[]): string {
  return highlight(segments, ranges)
    .map((piece) => {
      const text = piece.kind === 'text' ? piece.text : piece.kind === 'control' ? piece.label : '?';
      return piece.isHit ? `[${text}]` : text;
    })
    .join('');
}

describe('highlights', () => {
  it.each<[string, ByteRange[], string]>([
    ['hello', [], 'hello'],
    ['hello', [[1, 3]], 'h[el]lo'],
    ['hello', [[0, 5]], '[hello]'],
    [
      'hello',
      [
        [0, 1],
        [4, 5],
      ],
      '[h]ell[o]',
    ],
    ['a\r\nb', [[1, 3]], 'a[␍][␊]b'],
    ['a\r\nb', [[0, 2]], '[a][␍]␊b'],
    ['grüße', [[2, 4]], 'gr[ü]ße'],
    ['grüße', [[3, 4]], 'gr[ü]ße'],
    ['hello', [[3, 99]], 'hel[lo]'],
  ])('%j with %j', (text, ranges, expected) => {
    expect(drawn(segmentsOf(text), ranges)).toBe(expected);
  });

  it('cover the rest of a character that began in an earlier chunk', () => {
    const segments = segmentsOf(Uint8Array.of(0x82, 0xac, 0x21), Uint8Array.of(0xe2));
    expect(drawn(segments, [[0, 1]])).toBe('[?]!');
  });

  it('leave every byte in one piece, in order', () => {
    const range = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
      .map(([at, size]): ByteRange => [at, at + size]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), fc.array(range, { maxLength: 4 }), (bytes, ranges) => {
        let covered = 0;
        for (const piece of highlight(segmentsOf(bytes), ranges)) {
          expect(piece.offset).toBe(covered);
          expect(piece.length).toBeGreaterThan(0);
          covered += piece.length;
          const touched = ranges.some(([start, end]) => start < covered && end > piece.offset);
          expect(piece.isHit).toBe(touched);
        }
        expect(covered).toBe(bytes.length);
      }),
    );
  });

  it('may lie behind what is shown', () => {
    expect(hasHitFrom([[510, 514]], 512)).toBe(true);
    expect(
      hasHitFrom(
        [
          [0, 4],
          [500, 512],
        ],
        512,
      ),
    ).toBe(false);
  });
});
