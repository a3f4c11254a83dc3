import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexDump, hexDumpText, toHex } from './hexdump';

const sample = Uint8Array.from([
  ...new TextEncoder().encode('hello world\n\0'),
  0xff,
  ...Buffer.from('1234567890'),
]);

describe('toHex', () => {
  it('writes two digits a byte', () => {
    expect(toHex(Uint8Array.of(0, 10, 0x7f, 0xff))).toBe('00 0a 7f ff');
    expect(toHex(new Uint8Array(0))).toBe('');
  });
});

describe('hexDump', () => {
  it('puts 16 bytes in a line', () => {
    expect(hexDump(sample)).toEqual([
      {
        offset: '00000000',
        hex: '68 65 6c 6c 6f 20 77 6f 72 6c 64 0a 00 ff 31 32'.split(' '),
        ascii: 'hello world...12',
      },
      { offset: '00000010', hex: '33 34 35 36 37 38 39 30'.split(' '), ascii: '34567890' },
    ]);
    expect(hexDump(new Uint8Array(0))).toEqual([]);
  });

  it('counts from the offset of a piece, in lines of another width', () => {
    const lines = hexDump(sample.subarray(0, 9), { offset: 0x1_0000_0000, width: 4 });
    expect(lines.map((line) => line.offset)).toEqual(['100000000', '100000004', '100000008']);
  });

  it('holds every byte once, in both columns', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.integer({ min: 1, max: 40 }), (bytes, width) => {
        const lines = hexDump(bytes, { width });
        expect(lines.flatMap((line) => line.hex).map((digits) => Number.parseInt(digits, 16))).toEqual([
          ...bytes,
        ]);
        const ascii = lines.map((line) => line.ascii).join('');
        expect(ascii).toHaveLength(bytes.length);
        expect(ascii).toMatch(/^[ -~]*$/);
      }),
    );
  });
});

describe('hexDumpText', () => {
  it('is laid out as `hexdump -C` does it', () => {
    expect(hexDumpText(sample)).toBe(
      [
        '00000000  68 65 6c 6c 6f 20 77 6f  72 6c 64 0a 00 ff 31 32  |hello world...12|',
        '00000010  33 34 35 36 37 38 39 30                           |34567890|',
      ].join('\n'),
    );
  });
});
