import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces';

describe('piecesOf', () => {
  it('gives the same bytes in order, none empty, none too large', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (message, size) => {
        const pieces = [...piecesOf(message, size)];
        expect(pieces.flatMap((piece) => [...piece])).toEqual([...message]);
        expect(pieces.every((piece) => piece.length > 0 && piece.length <= size)).toBe(true);
      }),
    );
  });

  it('copies, so that a piece does not drag the whole message along', () => {
    const [first] = piecesOf(new Uint8Array(100), 10);
    expect(first?.buffer.byteLength).toBe(10);
  });
});
