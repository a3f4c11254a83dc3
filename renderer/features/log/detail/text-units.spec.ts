import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../shared/bytes/text-marks';
import type { ByteSelection } from './byte-range';
import { bytesBefore, extended, indexOfByte, sameRange, unitsOf, wholeUnits } from './text-units';

const none = new Uint8Array();
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `h`, `é` (2 bytes), a line feed, `👋` (4 bytes). */
const text = 'hé\n👋';
const units = unitsOf(decodeText({ before: none, bytes: encode(text), after: none }));

describe('places in a text', () => {
  it('are told in bytes and in characters', () => {
    expect([0, 1, 2, 3, 5].map((index) => bytesBefore(text, index))).toEqual([0, 1, 3, 4, 8]);
    expect([0, 1, 2, 3, 4, 7, 8].map((byte) => indexOfByte(text, byte))).toEqual([0, 1, 1, 2, 3, 3, 5]);
  });
});

describe('units of a text', () => {
  it('are characters and marks', () => {
    expect(units).toEqual([
      { start: 0, end: 1 },
      { start: 1, end: 3 },
      { start: 3, end: 4 },
      { start: 4, end: 8 },
    ]);
  });

  it('have the bytes of a character that the chunk has, when it goes on in the next', () => {
    const cut = decodeText({ before: none, bytes: Uint8Array.of(0x61, 0xc3), after: Uint8Array.of(0xa9) });
    expect(unitsOf(cut)).toEqual([
      { start: 0, end: 1 },
      { start: 1, end: 2 },
    ]);
  });

  it('are selected whole', () => {
    expect(wholeUnits({ start: 2, end: 5 }, units)).toEqual({ start: 1, end: 8 });
    expect(wholeUnits({ start: 3, end: 4 }, units)).toEqual({ start: 3, end: 4 });
    expect(wholeUnits({ start: 3, end: 4 }, [])).toEqual({ start: 3, end: 4 });
  });
});

describe('Shift and a key', () => {
  it.each<[string, ByteSelection | null]>([
    ['ArrowRight', { anchor: 0, focus: 0 }],
    ['ArrowRight ArrowRight', { anchor: 0, focus: 2 }],
    ['ArrowRight ArrowRight ArrowLeft', { anchor: 0, focus: 0 }],
    ['ArrowRight ArrowLeft', { anchor: 0, focus: 0 }],
    ['ArrowRight End', { anchor: 0, focus: 7 }],
    ['ArrowRight End ArrowRight', { anchor: 0, focus: 7 }],
    ['ArrowRight End Home', { anchor: 0, focus: 0 }],
    ['Tab', null],
  ])('%s', (keys, selection) => {
    const after = keys
      .split(' ')
      .reduce<ByteSelection | null>((at, key) => extended(key, at, units) ?? at, null);
    expect(after).toEqual(selection);
  });

  it('goes back over where it began, which stays in it', () => {
    expect(extended('ArrowLeft', { anchor: 3, focus: 3 }, units)).toEqual({ anchor: 3, focus: 1 });
  });

  it('knows the same range however it was selected', () => {
    expect(sameRange({ anchor: 7, focus: 4 }, { start: 4, end: 8 })).toBe(true);
    expect(sameRange({ anchor: 7, focus: 4 }, { start: 4, end: 7 })).toBe(false);
    expect(sameRange(null, { start: 4, end: 7 })).toBe(false);
  });
});
