import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingName, messageMode, type EncodingName, type MessageMode } from '../model/message';
import { compileMessage } from './compile-message';
import { encodeText } from './encodings';
import { writeSource } from './write-source';

const of = (...values: number[]): Uint8Array => Uint8Array.from(values);

function bytesOf(source: string, mode: MessageMode, encoding: EncodingName, groups?: string[]): Uint8Array {
  const compiled = compileMessage(
    { mode, source, encoding, ending: 'none' },
    groups === undefined ? {} : { groups },
  );
  if (!compiled.ok) throw new Error(compiled.fault.problem);
  return Uint8Array.from(compiled.value.constant!);
}

describe('writeSource', () => {
  it.each<[MessageMode, EncodingName, Uint8Array, string]>([
    ['hex', 'utf-8', of(), ''],
    ['hex', 'utf-8', of(0, 0xff, 0x41), '00 ff 41'],
    ['text', 'utf-8', of(0x41, 0xc3, 0xa4, 13, 10, 9, 0), 'Aä\\r\\n\\t\\0'],
    ['text', 'utf-8', of(0xff, 0x1b, 0x5c, 0x3c), '\\xff\\x1b\\\\<'],
    ['text', 'utf-8', of(0xe2, 0x80, 0xae), '\\u{202e}'],
    ['text', 'utf-8', of(0x24, 0x31, 0x24, 0x20, 0x24), '\\$1$ \\$'],
    ['mixed', 'utf-8', of(0x3c, 0x01, 0xff, 0x3e, 10), '\\<<01 ff>>\\n'],
    ['text', 'utf-16be', of(0, 0x41, 0, 27, 0xd8), 'A\\x00\\x1b\\xd8'],
    ['text', 'us-ascii', of(0x41, 0xe9), 'A\\xe9'],
    // NEC's row of Shift_JIS holds a second ∪, which encodes to another sequence.
    ['text', 'shift_jis', of(0x81, 0xbe, 0x87, 0x9b), '∪\\x87\\x9b'],
  ])('%s in %s of %j', (mode, encoding, bytes, source) => {
    expect(writeSource(bytes, mode, encoding)).toBe(source);
    expect(bytesOf(source, mode, encoding)).toEqual(bytes);
  });

  it('stands for the same bytes, whatever they are, in any mode and encoding, in a rule or not', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom(...messageMode.options),
        fc.constantFrom(...encodingName.options),
        fc.boolean(),
        (bytes, mode, encoding, inRule) => {
          const source = writeSource(bytes, mode, encoding);
          expect(bytesOf(source, mode, encoding, inRule ? ['1', '12'] : undefined)).toEqual(bytes);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('stands for any text that the encoding has', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('text' as const, 'mixed' as const),
        fc.constantFrom(...encodingName.options),
        (text, mode, encoding) => {
          const encoded = encodeText(text, encoding);
          if (encoded.kind === 'lacks') return;
          const source = writeSource(encoded.bytes, mode, encoding);
          expect(bytesOf(source, mode, encoding)).toEqual(Uint8Array.from(encoded.bytes));
        },
      ),
      { numRuns: 400 },
    );
  });
});
