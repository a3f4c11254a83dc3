import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cutter } from './cutter';

describe('a cutter', () => {
  it('gives chunks of the size, and the rest only at the end', () => {
    const cutter = new Cutter(4);
    cutter.put(Uint8Array.of(1, 2, 3));
    expect(cutter.take(false)).toBeNull();
    cutter.put(Uint8Array.of(4, 5));
    expect(cutter.waiting).toBe(5);
    expect(cutter.take(false)).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(cutter.take(false)).toBeNull();
    expect(cutter.take(true)).toEqual(Uint8Array.of(5));
    expect(cutter.take(true)).toBeNull();
    expect(cutter.waiting).toBe(0);
  });

  it('copies nothing when a chunk lies in one piece', () => {
    const cutter = new Cutter(2);
    const piece = Uint8Array.of(1, 2, 3, 4);
    cutter.put(piece);
    expect(cutter.take(false)?.buffer).toBe(piece.buffer);
    expect(cutter.take(false)).toEqual(Uint8Array.of(3, 4));
  });

  it('loses and reorders nothing, whatever the pieces are', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 10 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 15 }), (all, size) => {
        const cutter = new Cutter(size);
        const chunks: Uint8Array[] = [];
        const drain = (last: boolean): void => {
          for (let chunk = cutter.take(last); chunk !== null; chunk = cutter.take(last)) chunks.push(chunk);
        };
        for (const piece of all) {
          cutter.put(piece);
          drain(false);
        }
        drain(true);
        expect(Buffer.concat(chunks)).toEqual(Buffer.concat(all));
        expect(chunks.slice(0, -1).every((chunk) => chunk.length === size)).toBe(true);
      }),
    );
  });
});
