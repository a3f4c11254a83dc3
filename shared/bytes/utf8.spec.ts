import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointAt, encodeText, isCutOff, sequenceLength, utf8Length } from './utf8';

const of = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('encodeText', () => {
  it('gives the bytes of any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const encoded = encodeText(text);
        expect(
          encoded.kind === 'bytes' && new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoded.bytes),
        ).toBe(text);
      }),
    );
  });

  it.each([
    { text: '\ud800', index: 0 },
    { text: 'ab\udc00', index: 2 },
    { text: '😀\ude00', index: 2 },
    { text: '\ud83d😀', index: 0 },
  ])('reports the lone surrogate in %j', ({ text, index }) => {
    expect(encodeText(text)).toEqual({ kind: 'lone-surrogate', index });
  });
});

describe('utf8Length', () => {
  it('is the length that encoding gives, for any string of UTF-16 units', () => {
    const units = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })),
    );
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

describe('sequenceLength and codePointAt', () => {
  it('recognize the sequence of every code point', () => {
    for (let code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 61) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const bytes = new TextEncoder().encode(String.fromCodePoint(code));
      expect(sequenceLength(bytes, 0)).toBe(bytes.length);
      expect(codePointAt(bytes, 0, bytes.length)).toBe(code);
    }
  });

  it.each([
    ['a continuation alone', of(0x80)],
    ['an overlong slash', of(0xc0, 0xaf)],
    ['an overlong form of 3 bytes', of(0xe0, 0x9f, 0xbf)],
    ['an overlong form of 4 bytes', of(0xf0, 0x8f, 0xbf, 0xbf)],
    ['a surrogate', of(0xed, 0xa0, 0x80)],
    ['a value above U+10FFFF', of(0xf4, 0x90, 0x80, 0x80)],
    ['a lead byte that no sequence has', of(0xf5, 0x80, 0x80, 0x80)],
    ['a lead byte before ASCII', of(0xc3, 0x41)],
    ['a sequence without its end', of(0xe2, 0x82)],
    ['nothing', of()],
  ])('refuse %s', (_, bytes) => {
    expect(sequenceLength(bytes, 0)).toBe(0);
  });
});

describe('isCutOff', () => {
  it.each([
    { bytes: of(0xc3), cut: true },
    { bytes: of(0xe2, 0x82), cut: true },
    { bytes: of(0xf0, 0x9f, 0x98), cut: true },
    { bytes: of(0x41), cut: false },
    { bytes: of(0xc3, 0xa4), cut: false },
    { bytes: of(0xe0, 0x80), cut: false },
    { bytes: of(0xc3, 0x41), cut: false },
    { bytes: of(0x82), cut: false },
    { bytes: of(), cut: false },
  ])('of $bytes is $cut', ({ bytes, cut }) => {
    expect(isCutOff(bytes, 0)).toBe(cut);
  });
});
