import { describe, expect, it } from 'vitest';
import { addWords, checksumOf, pseudoHeaderSum } from './checksum';

describe('the Internet checksum', () => {
  it('is that of the example in RFC 1071 §3', () => {
    const bytes = Uint8Array.from([0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]);
    expect(checksumOf(addWords(bytes, 0, bytes.length))).toBe(~0xddf2 & 0xffff);
  });

  it('counts an odd last byte as the upper half of a word', () => {
    expect(addWords(Uint8Array.from([1, 2, 3]), 0, 3)).toBe(0x0102 + 0x0300);
    expect(addWords(Uint8Array.from([9, 1, 2, 3, 9]), 1, 4)).toBe(0x0102 + 0x0300);
  });

  it('folds every carry', () => {
    const bytes = new Uint8Array(65_535).fill(0xff);
    expect(checksumOf(addWords(bytes, 0, bytes.length))).toBe(~0xff00 & 0xffff);
    expect(checksumOf(0x1_ffff)).toBe(~1 & 0xffff);
  });

  it('covers the addresses, the protocol and the length', () => {
    const sum = pseudoHeaderSum(Uint8Array.from([127, 0, 0, 1]), Uint8Array.from([127, 0, 0, 2]), 20);
    expect(sum).toBe(0x7f00 + 1 + 0x7f00 + 2 + 6 + 20);
  });
});
