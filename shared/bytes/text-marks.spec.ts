import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitsMore, decodeText, segmentsOf, type ChunkBytes, type TextSegment } from './text-marks';

const of = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const alone = (bytes: Uint8Array): ChunkBytes => ({ before: of(), bytes, after: of() });

/** Cuts a stream at the given places, each chunk with the 3 bytes on either side of it. */
function cutAt(stream: Uint8Array, cuts: readonly number[]): ChunkBytes[] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), stream.length];
  return places.slice(1).map((end, i) => {
    const start = places[i] ?? 0;
    return {
      before: stream.slice(Math.max(0, start - 3), start),
      bytes: stream.slice(start, end),
      after: stream.slice(end, end + 3),
    };
  });
}

/** What segments show, without their places, with neighbouring text joined. */
function shown(segments: readonly TextSegment[]): string[] {
  const parts: string[] = [];
  let text = '';
  for (const segment of segments) {
    if (segment.kind === 'text') text += segment.text;
    if (segment.kind === 'text' || segment.kind === 'continued') continue;
    parts.push(text, segment.kind === 'control' ? `control ${segment.code}` : `invalid ${segment.byte}`);
    text = '';
  }
  return [...parts, text];
}

/** Byte strings that are mostly, but not always, UTF-8. */
const fragment = fc.oneof(
  fc.string({ unit: 'binary' }).map(utf8),
  fc.uint8Array({ maxLength: 4 }),
  fc.constantFrom(
    utf8('€'),
    utf8('😀'),
    utf8('\u202e'),
    of(0xe2, 0x82),
    of(0xf0, 0x9f),
    of(0xc0, 0xaf),
    of(0xed, 0xa0, 0x80),
    of(0xf4, 0x90, 0x80, 0x80),
    of(0xe0, 0x80),
    of(0x80),
  ),
);
const stream = fc
  .array(fragment, { maxLength: 12 })
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
const cutStream = stream.chain((bytes) =>
  fc.tuple(fc.constant(bytes), fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 })),
);

describe('decodeText', () => {
  it('makes few segments: runs of text, marks, single invalid bytes', () => {
    expect(decodeText(alone(of(0x68, 0xc3, 0xa4, 0x0a, 0xff, 0x21)))).toEqual([
      { kind: 'text', text: 'hä', offset: 0, length: 3 },
      { kind: 'control', code: 10, label: '␊', offset: 3, length: 1 },
      { kind: 'invalid', byte: 0xff, offset: 4, length: 1 },
      { kind: 'text', text: '!', offset: 5, length: 1 },
    ]);
  });

  it('shows a character that was cut whole where it began', () => {
    const [first, second] = cutAt(utf8('5 €!'), [3]);
    expect(decodeText(first ?? alone(of()))).toEqual([{ kind: 'text', text: '5 €', offset: 0, length: 3 }]);
    expect(decodeText(second ?? alone(of()))).toEqual([
      { kind: 'continued', offset: 0, length: 2 },
      { kind: 'text', text: '!', offset: 2, length: 1 },
    ]);
  });

  it('shows it once when every byte came in a read of its own, marks included', () => {
    const perByte = (text: string): string[] =>
      cutAt(utf8(text), [1, 2, 3]).map((chunk) =>
        decodeText(chunk)
          .map((each) => each.kind)
          .join(),
      );
    expect(perByte('😀')).toEqual(['text', 'continued', 'continued', 'continued']);
    expect(perByte('\u202e!')).toEqual(['control', 'continued', 'continued', 'text']);
  });

  it('shows the beginning of a character as invalid bytes until its end has come', () => {
    expect(decodeText(alone(of(0xe2, 0x82))).map((each) => each.kind)).toEqual(['invalid', 'invalid']);
  });

  it('shows nothing for no bytes', () => {
    expect(decodeText({ before: of(0xe2), bytes: of(), after: of(0x82, 0xac) })).toEqual([]);
  });

  it('covers each byte of a chunk once and in order, however the stream is cut', () => {
    fc.assert(
      fc.property(cutStream, ([bytes, cuts]) => {
        for (const chunk of cutAt(bytes, cuts)) {
          let covered = 0;
          for (const segment of decodeText(chunk)) {
            expect(segment.offset).toBe(covered);
            expect(segment.length).toBeGreaterThan(0);
            covered += segment.length;
            if (segment.kind === 'invalid') expect(segment.byte).toBe(chunk.bytes[segment.offset]);
          }
          expect(covered).toBe(chunk.bytes.length);
        }
      }),
    );
  });

  it('reads the same however the stream is cut', () => {
    fc.assert(
      fc.property(cutStream, ([bytes, cuts]) => {
        expect(shown(cutAt(bytes, cuts).flatMap(decodeText))).toEqual(shown(decodeText(alone(bytes))));
      }),
    );
  });

  it('finds the characters that the platform’s decoder finds, and keeps the bytes that it replaces', () => {
    const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    fc.assert(
      fc.property(stream, (bytes) => {
        let text = '';
        let broken: number[] = [];
        const endBroken = (): void => {
          text += decode(Uint8Array.from(broken));
          broken = [];
        };
        for (const segment of decodeText(alone(bytes))) {
          if (segment.kind === 'invalid') {
            broken.push(segment.byte);
            continue;
          }
          endBroken();
          if (segment.kind === 'text') text += segment.text;
          if (segment.kind === 'control') text += String.fromCodePoint(segment.code);
        }
        endBroken();
        expect(text).toBe(decode(bytes));
      }),
    );
  });
});

describe('awaitsMore', () => {
  it.each([
    { chunk: alone(of(0x41, 0xe2, 0x82)), awaits: true },
    { chunk: alone(of(0xf0)), awaits: true },
    { chunk: { before: of(0xe2), bytes: of(0x82), after: of() }, awaits: true },
    { chunk: { before: of(), bytes: of(0xf0), after: of(0x9f) }, awaits: true },
    { chunk: { before: of(), bytes: of(0xe2), after: of(0x82, 0xac) }, awaits: false },
    { chunk: { before: of(), bytes: of(0x41), after: of(0xe2) }, awaits: false },
    { chunk: alone(of(0xff)), awaits: false },
    { chunk: alone(utf8('ä')), awaits: false },
    { chunk: alone(of()), awaits: false },
  ])('is $awaits for $chunk', ({ chunk, awaits }) => {
    expect(awaitsMore(chunk)).toBe(awaits);
  });
});

describe('segmentsOf', () => {
  it('covers each byte once with a reader of wider units, from where it is told to begin', () => {
    const pairs = {
      unit: 2 as const,
      sizeAt: (bytes: Uint8Array, at: number) => (bytes[at] === 0 && at + 1 < bytes.length ? 2 : 0),
      textAt: (bytes: Uint8Array, at: number) => String.fromCharCode(bytes[at + 1] ?? 0),
    };
    const chunk = { before: of(0), bytes: of(0x61, 0, 0x62, 0, 0x0a, 9, 8, 0), after: of(0x63) };
    expect(segmentsOf(chunk, (_, start) => start + 1, pairs)).toEqual([
      { kind: 'continued', offset: 0, length: 1 },
      { kind: 'text', text: 'b', offset: 1, length: 2 },
      { kind: 'control', code: 0x0a, label: expect.any(String) as string, offset: 3, length: 2 },
      { kind: 'invalid', byte: 9, offset: 5, length: 1 },
      { kind: 'invalid', byte: 8, offset: 6, length: 1 },
      { kind: 'text', text: 'c', offset: 7, length: 1 },
    ]);
  });
});
