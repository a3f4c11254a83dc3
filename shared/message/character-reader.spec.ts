import { describe, expect, it } from 'vitest';
import { encodingName, type EncodingName } from '../model/message';
import { characterReader } from './character-reader';
import { encodeText } from './encodings';

const of = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('characterReader', () => {
  it.each(encodingName.options)('finds characters of %s, one behind the other', (encoding) => {
    const characters = [...'aZ é日本語Д한😀€~'].filter(
      (character) => encodeText(character, encoding).kind === 'bytes',
    );
    const encoded = encodeText(characters.join(''), encoding);
    const bytes = encoded.kind === 'bytes' ? encoded.bytes : of();
    const reader = characterReader(encoding);
    const found: string[] = [];
    let at = 0;
    while (at < bytes.length) {
      const size = reader.sizeAt(bytes, at);
      expect(size).toBeGreaterThan(0);
      expect(reader.isCutOff(bytes, at)).toBe(false);
      if (size > reader.unit) expect(reader.isCutOff(bytes.subarray(0, at + size - 1), at)).toBe(true);
      found.push(reader.textAt(bytes, at, size));
      at += size;
    }
    expect(found).toEqual(characters);
  });

  it.each<[EncodingName, Uint8Array]>([
    ['us-ascii', of(0x80)],
    ['utf-16le', of(0x00, 0xdc, 0x41, 0)],
    ['utf-16be', of(0xd8, 0x00, 0x00, 0x41)],
    ['shift_jis', of(0x82, 0x20)],
    ['gbk', of(0xff, 0x41)],
    ['gb18030', of(0x84, 0x31, 0xa5, 0x30)],
    ['euc-jp', of(0x8f, 0xa1, 0xa1)],
    ['big5', of(0x81, 0x40)],
    ['euc-kr', of(0xc7, 0x20)],
  ])('finds none in %s at the beginning of %j', (encoding, bytes) => {
    expect(characterReader(encoding).sizeAt(bytes, 0)).toBe(0);
    expect(characterReader(encoding).isCutOff(bytes, 0)).toBe(false);
  });

  it('finds none behind the end', () => {
    for (const encoding of encodingName.options.filter((name) => characterReader(name).unit === 2))
      expect(characterReader(encoding).sizeAt(of(), 0)).toBe(0);
  });

  it('is always the same one', () => {
    expect(characterReader('big5')).toBe(characterReader('big5'));
  });
});
