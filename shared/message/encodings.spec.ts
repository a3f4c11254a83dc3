import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingName, type EncodingName } from '../model/message';
import { decodeText, encodeText } from './encodings';

const names = encodingName.options;
const anyName = fc.constantFrom(...names);
const anyText = fc.string({ unit: 'binary' });
const of = (...values: number[]): Uint8Array => Uint8Array.from(values);

function bytesOf(text: string, encoding: EncodingName): Uint8Array {
  const encoded = encodeText(text, encoding);
  if (encoded.kind === 'lacks') throw new Error(`${encoding} lacks ${encoded.character}`);
  return Uint8Array.from(encoded.bytes);
}

describe('encodeText', () => {
  it('gives bytes that decode to the same text, or names a character that is in it', () => {
    fc.assert(
      fc.property(anyText, anyName, (text, encoding) => {
        const encoded = encodeText(text, encoding);
        if (encoded.kind === 'bytes')
          expect(decodeText(encoded.bytes, encoding)).toEqual({ text, exact: true });
        else expect(text.startsWith(encoded.character, encoded.index)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it.each(names)('gives the characters of %s back, with all of ASCII among them', (encoding) => {
    let text = '';
    for (let code = 0; code < 0x2_0000; code += code < 0x500 ? 1 : 41) {
      const character = String.fromCodePoint(code);
      if (encodeText(character, encoding).kind === 'bytes') text += character;
    }
    expect(decodeText(bytesOf(text, encoding), encoding)).toEqual({ text, exact: true });
    expect(text.slice(0, 128)).toBe(String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code)));
  });

  it.each<[EncodingName, string, Uint8Array]>([
    ['utf-8', 'ä€😀', of(0xc3, 0xa4, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80)],
    ['us-ascii', 'A~', of(0x41, 0x7e)],
    ['iso-8859-1', 'ä\u0080', of(0xe4, 0x80)],
    ['windows-1252', 'ä€', of(0xe4, 0x80)],
    ['utf-16le', 'a😀', of(0x61, 0, 0x3d, 0xd8, 0, 0xde)],
    ['utf-16be', 'a😀', of(0, 0x61, 0xd8, 0x3d, 0xde, 0)],
    ['shift_jis', 'あア', of(0x82, 0xa0, 0x83, 0x41)],
    ['euc-jp', 'あ', of(0xa4, 0xa2)],
    ['gbk', '中€', of(0xd6, 0xd0, 0x80)],
    ['gb18030', '中ä😀', of(0xd6, 0xd0, 0x81, 0x30, 0x8a, 0x31, 0x94, 0x39, 0xfc, 0x36)],
    ['big5', '中', of(0xa4, 0xa4)],
    ['euc-kr', '한', of(0xc7, 0xd1)],
    ['iso-8859-2', 'ł', of(0xb3)],
    ['iso-8859-5', 'Д', of(0xb4)],
    ['iso-8859-15', '€', of(0xa4)],
    ['windows-1250', 'ł', of(0xb3)],
    ['windows-1251', 'Д', of(0xc4)],
    ['koi8-r', 'Д', of(0xe4)],
    ['ibm866', 'Д', of(0x84)],
  ])('%s of %j', (encoding, text, bytes) => {
    expect(bytesOf(text, encoding)).toEqual(bytes);
  });

  it.each<[EncodingName, string, number, string]>([
    ['us-ascii', 'caf\u00e9', 3, '\u00e9'],
    ['iso-8859-1', '10 €', 3, '€'],
    ['windows-1252', 'a\u0141', 1, '\u0141'],
    ['windows-1252', 'ok 😀', 3, '😀'],
    ['shift_jis', '100\u00a5', 3, '\u00a5'],
    ['euc-jp', 'あ\u203e', 1, '\u203e'],
    ['shift_jis', '\u2212', 0, '\u2212'],
    ['gbk', '中😀', 1, '😀'],
    ['utf-8', 'a\ud800b', 1, '\ud800'],
    ['utf-16le', '😀\udc00', 2, '\udc00'],
    ['gb18030', '\udbff', 0, '\udbff'],
  ])('%s of %j lacks what is at %i', (encoding, text, index, character) => {
    expect(encodeText(text, encoding)).toEqual({ kind: 'lacks', index, character });
  });

  it('finds the character behind a long text, whatever its pairs of surrogates', () => {
    for (const before of [4_094, 4_095, 4_096, 10_001]) {
      const text = `${'x'.repeat(before)}😀${'y'.repeat(100)}`;
      expect(encodeText(text, 'euc-kr')).toEqual({ kind: 'lacks', index: before, character: '😀' });
    }
    expect(encodeText(`${'x'.repeat(4_095)}😀\ud800`, 'utf-8')).toMatchObject({ index: 4_097 });
  });
});

describe('decodeText', () => {
  it('never throws, and is exact only when the text encodes to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), anyName, (bytes, encoding) => {
        const { text, exact } = decodeText(bytes, encoding);
        const encoded = encodeText(text, encoding);
        if (!exact) expect(text).toContain('\ufffd');
        if (encoded.kind === 'bytes' && Buffer.compare(encoded.bytes, bytes) === 0) expect(exact).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it.each<[EncodingName, Uint8Array, string, boolean]>([
    ['utf-8', of(0xff, 0x41), '\ufffdA', false],
    ['utf-8', of(0xef, 0xbf, 0xbd), '\ufffd', true],
    ['utf-8', of(0xef, 0xbb, 0xbf, 0x41), '\ufeffA', true],
    ['utf-16le', of(0x41, 0, 0x42), 'A\ufffd', false],
    ['us-ascii', of(0x41, 0x80), 'A\ufffd', false],
    ['iso-8859-1', of(0x80, 0xff), '\u0080\u00ff', true],
    ['windows-1252', of(0x80, 0x81), '€\u0081', true],
    ['gbk', of(0x81), '\ufffd', false],
    ['gb18030', of(0x84, 0x31, 0xa4, 0x37), '\ufffd', true],
  ])('%s of %j', (encoding, bytes, text, exact) => {
    expect(decodeText(bytes, encoding)).toEqual({ text, exact });
  });
});
