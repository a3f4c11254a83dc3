import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toExactText, toPlainText } from '../bytes/segments-to-string';
import type { ChunkBytes } from '../bytes/text-marks';
import { encodingName, type EncodingName } from '../model/message';
import { awaitsMore, decodeSegments } from './decode-segments';
import { decodeText, encodeText } from './encodings';

const of = (...values: number[]): Uint8Array => Uint8Array.from(values);
const none = of();
const anyName = fc.constantFrom(...encodingName.options);
const multiByte: readonly EncodingName[] = ['utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'gbk', 'gb18030'];

/** A stream cut into chunks, each with up to three bytes of the stream around it. */
function chunksOf(stream: Uint8Array, cuts: readonly number[]): readonly ChunkBytes[] {
  const edges = [0, ...cuts, stream.length];
  return edges.slice(1).map((end, index) => {
    const start = edges[index]!;
    return {
      before: stream.subarray(Math.max(0, start - 3), start),
      bytes: stream.subarray(start, end),
      after: stream.subarray(end, end + 3),
    };
  });
}

function shown(stream: Uint8Array, encoding: EncodingName, ...cuts: number[]): readonly string[] {
  return chunksOf(stream, cuts).map((chunk) => toPlainText(decodeSegments(chunk, encoding)));
}

function bytesOf(text: string, encoding: EncodingName): Uint8Array {
  const encoded = encodeText(text, encoding);
  return encoded.kind === 'bytes' ? encoded.bytes : none;
}

describe('decodeSegments', () => {
  it('covers every byte once and in order, whatever the bytes and their cuts', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.nat(30), anyName, (stream, cut, encoding) => {
        for (const chunk of chunksOf(stream, [Math.min(cut, stream.length)])) {
          let at = 0;
          for (const segment of decodeSegments(chunk, encoding)) {
            expect(segment.offset).toBe(at);
            expect(segment.length).toBeGreaterThan(0);
            if (segment.kind === 'invalid') expect(segment.byte).toBe(chunk.bytes[at]);
            at += segment.length;
          }
          expect(at).toBe(chunk.bytes.length);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('shows all of a text that the encoding has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), anyName, (text, encoding) => {
        const bytes = bytesOf(text, encoding);
        const segments = decodeSegments({ before: none, bytes, after: none }, encoding);
        expect(toExactText(segments)).toBe(decodeText(bytes, encoding).text);
      }),
    );
  });

  it.each<[EncodingName, Uint8Array, string]>([
    ['us-ascii', of(0x41, 0xe9, 0x0a), 'A\\xe9␊'],
    ['iso-8859-1', of(0xe9, 0x85), 'é⟨NEL⟩'],
    ['windows-1252', of(0x80, 0x93), '€“'],
    ['utf-16le', of(0x41, 0, 0x0d, 0, 0x00, 0xd8, 0x42, 0), 'A␍\\x00\\xd8B'],
    ['utf-16be', of(0, 0x41, 0xfe, 0xff, 0), 'A⟨BOM⟩\\x00'],
    ['shift_jis', of(0x82, 0xa0, 0x82, 0x41, 0xb1), 'あ\\x82Aｱ'],
    ['euc-jp', of(0x8f, 0xa2, 0xaf, 0xa4, 0xa2, 0xff), '˘あ\\xff'],
    ['gbk', of(0xd6, 0xd0, 0x80, 0xff, 0xd6), '中€\\xff\\xd6'],
    ['gb18030', of(0x81, 0x30, 0x8a, 0x31, 0x81, 0x30, 0x8a), 'ä\\x810\\x8a'],
    ['big5', of(0xa4, 0xa4, 0x88, 0x62), '中Ê̄'],
    ['euc-kr', of(0xc7, 0xd1, 0xc7), '한\\xc7'],
    ['koi8-r', of(0xe4), 'Д'],
    ['utf-8', of(0xe2, 0x82, 0xac, 0xff), '€\\xff'],
  ])('%s of %j reads %s', (encoding, bytes, text) => {
    expect(shown(bytes, encoding)).toEqual([text]);
  });

  it.each(multiByte)('shows a character of %s that is cut in two where it begins', (encoding) => {
    const stream = bytesOf('ab 日本語 cd\n', encoding);
    const cut = bytesOf('ab ', encoding).length + 1;
    expect(shown(stream, encoding, cut)).toEqual(['ab 日', '本語 cd␊']);
  });

  it('finds the beginning of a character by what reads well, where nothing before it tells', () => {
    const stream = bytesOf('中文文字 ok', 'gbk');
    expect(shown(stream, 'gbk', 5)).toEqual(['中文文', '字 ok']);
    const wide = bytesOf('Hello, world', 'utf-16le');
    expect(shown(wide, 'utf-16le', 7)).toEqual(['Hell', 'o, world']);
  });
});

describe('awaitsMore', () => {
  it.each<[EncodingName, Uint8Array, boolean]>([
    ['utf-8', of(0x41, 0xe2, 0x82), true],
    ['utf-8', of(0xe2, 0x82, 0xac), false],
    ['us-ascii', of(0xe2), false],
    ['utf-16le', of(0x41), true],
    ['utf-16le', of(0x3d, 0xd8), true],
    ['utf-16le', of(0x3d, 0xd8, 0, 0xde), false],
    ['gbk', of(0xd6), true],
    ['gbk', of(0xd6, 0xd0), false],
    ['gb18030', of(0x94, 0x39, 0xfc), true],
    ['gb18030', of(0x94, 0x39, 0xfc, 0x36), false],
    ['shift_jis', of(0xb1), false],
    ['euc-jp', of(0x8f, 0xa2), true],
    ['euc-kr', of(0xff), false],
  ])('%s of %j: %s', (encoding, bytes, awaited) => {
    expect(awaitsMore({ before: none, bytes, after: none }, encoding)).toBe(awaited);
  });

  it('awaits nothing once the next bytes have come', () => {
    expect(awaitsMore({ before: none, bytes: of(0xd6), after: of(0xd0) }, 'gbk')).toBe(false);
    expect(awaitsMore({ before: none, bytes: of(0xd6), after: of(0x20) }, 'gbk')).toBe(false);
    expect(awaitsMore({ before: of(0x20, 0x20, 0xd6), bytes: of(0xd0), after: none }, 'gbk')).toBe(false);
  });
});
