import { describe, expect, it } from 'vitest';
import { hexDumpText } from '../../../../shared/bytes/hexdump';
import { hexLines } from './hex-lines';

describe('hexLines', () => {
  it('writes what hexDumpText writes, for every length around whole lines', () => {
    const bytes = Uint8Array.from({ length: 70 }, (_, i) => (i * 37) % 256);
    for (let length = 1; length <= bytes.length; length += 1) {
      const part = bytes.subarray(0, length);
      expect(hexLines(part).toString('latin1')).toBe(`${hexDumpText(part)}\n`);
    }
  });

  it('counts offsets beyond four digits', () => {
    const bytes = new Uint8Array(0x1_2345);
    expect(hexLines(bytes).toString('latin1')).toBe(`${hexDumpText(bytes)}\n`);
  });

  it('writes nothing for no bytes', () => {
    expect(hexLines(new Uint8Array())).toHaveLength(0);
  });
});
