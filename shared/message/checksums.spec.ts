import { describe, expect, it } from 'vitest';
import { checksums, type ChecksumName } from './checksums';

const check = new TextEncoder().encode('123456789');

describe('checksums', () => {
  // The check values of the catalogue: each algorithm over the digits 1 to 9.
  it.each<[ChecksumName, number]>([
    ['sum8', 0xdd],
    ['xor8', 0x31],
    ['crc8', 0xf4],
    ['crc16modbus', 0x4b37],
    ['crc16ccitt', 0x29b1],
    ['crc16xmodem', 0x31c3],
    ['crc32', 0xcbf43926],
  ])('%s of the check digits is %i', (name, value) => {
    expect(checksums[name].compute(check)).toBe(value);
  });

  it.each<[ChecksumName, number]>([
    ['sum8', 0],
    ['xor8', 0],
    ['crc8', 0],
    ['crc16modbus', 0xffff],
    ['crc16ccitt', 0xffff],
    ['crc16xmodem', 0],
    ['crc32', 0],
  ])('%s of nothing is %i', (name, value) => {
    expect(checksums[name].compute(new Uint8Array())).toBe(value);
  });
});
