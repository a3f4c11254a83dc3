import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../message/encodings';
import { encodingName, type EncodingName } from '../model/message';
import { bytesAsCharacters, charactersOf } from './characters';

const samples: Readonly<Record<EncodingName, string>> = {
  'utf-8': 'aé学😀!',
  'us-ascii': 'abc!',
  'iso-8859-1': 'aéÿ!',
  'windows-1252': 'a€é!',
  'utf-16le': 'aé学😀!',
  'utf-16be': 'aé学😀!',
  shift_jis: 'a学ｱ!',
  'euc-jp': 'a学ｱ!',
  gbk: 'a学中!',
  gb18030: 'a学😀!',
  big5: 'a學!',
  'euc-kr': 'a한!',
  'iso-8859-2': 'aż!',
  'iso-8859-5': 'aЖ!',
  'iso-8859-15': 'a€!',
  'windows-1250': 'aż!',
  'windows-1251': 'aЖ!',
  'koi8-r': 'aЖ!',
  ibm866: 'aЖ!',
};

function encoded(text: string, encoding: EncodingName): Uint8Array {
  const result = encodeText(text, encoding);
  if (result.kind !== 'bytes') throw new Error(`${encoding} lacks ${result.character}`);
  return result.bytes;
}

it.each(encodingName.options)('reads %s, and knows where each character begins', (encoding) => {
  const sample = samples[encoding];
  const { text, offset } = charactersOf(encoding)(encoded(sample, encoding));
  expect(text).toBe(sample);
  let unit = 0;
  let bytes = 0;
  for (const character of sample) {
    expect(offset(unit)).toBe(bytes);
    unit += character.length;
    bytes += encoded(character, encoding).length;
  }
  expect(offset(unit)).toBe(bytes);
});

describe('undecodable bytes', () => {
  it('are one character each, and those around them keep their places', () => {
    const read = charactersOf('utf-8')(Buffer.from('41ffc3f09f98e5ada642', 'hex'));
    expect(read.text).toBe('A\ufffd\ufffd\ufffd\ufffd\ufffd学B');
    expect(read.offset(6)).toBe(6);
    expect(read.offset(7)).toBe(9);
    const japanese = charactersOf('shift_jis')(Buffer.from('41ff8a7742', 'hex'));
    expect(japanese.text).toBe('A\ufffd学B');
    expect(japanese.offset(3)).toBe(4);
    expect(charactersOf('us-ascii')(Uint8Array.of(0x41, 0xff)).text).toBe('A\ufffd');
  });

  it.each(encodingName.options)(
    'of any kind, in %s, never move an offset backwards or beyond the end',
    (encoding) => {
      const read = charactersOf(encoding);
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
          const { text, offset } = read(bytes);
          const offsets = Array.from({ length: text.length + 1 }, (_, unit) => offset(unit));
          expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
          expect(offsets.at(-1)).toBe(bytes.length);
        }),
      );
    },
  );
});

it('reads bytes as the characters of the same numbers', () => {
  const { text, offset } = bytesAsCharacters(Uint8Array.of(0, 0x7f, 0x80, 0xff));
  expect(text).toBe('\0\x7f\x80\xff');
  expect(offset(3)).toBe(3);
});
