import { describe, expect, it } from 'vitest';
import { toCArray } from './c-array';

describe('bytes as an array of C', () => {
  it('names its length and keeps lines short', () => {
    expect(toCArray(Uint8Array.from({ length: 13 }, (_, at) => at * 20))).toBe(
      [
        'unsigned char data[13] = {',
        '  0x00, 0x14, 0x28, 0x3c, 0x50, 0x64, 0x78, 0x8c, 0xa0, 0xb4, 0xc8, 0xdc,',
        '  0xf0,',
        '};',
      ].join('\n'),
    );
  });
});
