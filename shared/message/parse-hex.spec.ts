import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHex } from './parse-hex';
import { createPartList, type Part } from './part-list';

function parse(source: string): readonly Part[] {
  const list = createPartList(source, 'utf-8');
  parseHex(source, { from: 0, start: 0, end: source.length, to: source.length }, null, list);
  return list.parts;
}

describe('parseHex', () => {
  it('reads any bytes back, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 0, max: 255 }),
            fc.constantFrom('', ' ', ',', ', ', ':', ';', '-', '\n', '\t', ' 0x', ',0X', '\\x'),
            fc.boolean(),
          ),
        ),
        (bytes) => {
          const source = bytes
            .map(([byte, before, upper]) => {
              const digits = byte.toString(16).padStart(2, '0');
              return before + (upper ? digits.toUpperCase() : digits);
            })
            .join('');
          const parts = parse(source);
          expect(parts.map(({ kind }) => kind)).toEqual(source === '' ? [] : ['hex']);
          const [part] = parts;
          expect(part?.kind === 'hex' ? [...part.bytes] : []).toEqual(bytes.map(([byte]) => byte));
        },
      ),
    );
  });

  it('gives brackets to the bytes in them', () => {
    const source = 'a<41>b';
    const list = createPartList(source, 'utf-8');
    parseHex(source, { from: 1, start: 2, end: 4, to: 5 }, null, list);
    expect(list.parts).toEqual([{ kind: 'hex', start: 1, end: 5, bytes: Uint8Array.of(0x41) }]);
  });

  it('keeps the bytes ahead of a fault, and goes on behind it', () => {
    expect(parse('41 4 zz42').map((part) => [part.kind, 'bytes' in part ? [...part.bytes] : null])).toEqual([
      ['hex', [0x41]],
      ['fault', null],
      ['hex', []],
      ['fault', null],
      ['hex', [0x42]],
    ]);
  });
});
