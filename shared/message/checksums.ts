import crc16ccitt from 'crc/calculators/crc16ccitt';
import crc16modbus from 'crc/calculators/crc16modbus';
import crc16xmodem from 'crc/calculators/crc16xmodem';
import crc32 from 'crc/calculators/crc32';
import crc8 from 'crc/calculators/crc8';

/** How a checksum is made, and how protocols customarily send it. */
export interface Checksum {
  /** Bytes of its value. */
  readonly size: 1 | 2 | 4;
  /** Whether its high byte customarily goes first (`be`) or last (`le`). */
  readonly order: 'be' | 'le';
  /** Its value over some bytes, as an unsigned number. */
  readonly compute: (bytes: Uint8Array) => number;
  /** One line for menus and help. */
  readonly explains: string;
}

export type ChecksumName = 'sum8' | 'xor8' | 'crc8' | 'crc16modbus' | 'crc16ccitt' | 'crc16xmodem' | 'crc32';

/**
 * Checksums by the name of their variable. The CRCs are, in the catalogue of parametrised algorithms
 * (https://reveng.sourceforge.io/crc-catalogue/): CRC-8/SMBUS, CRC-16/MODBUS, CRC-16/IBM-3740 (known as CCITT-FALSE),
 * CRC-16/XMODEM and CRC-32/ISO-HDLC.
 */
export const checksums: Readonly<Record<ChecksumName, Checksum>> = {
  sum8: { size: 1, order: 'be', compute: sum8, explains: 'Sum of the bytes, modulo 256' },
  xor8: { size: 1, order: 'be', compute: xor8, explains: 'Exclusive or of the bytes (NMEA 0183)' },
  crc8: {
    size: 1,
    order: 'be',
    compute: (bytes) => crc8(bytes),
    explains: 'CRC-8 (polynomial 07, start 00)',
  },
  crc16modbus: {
    size: 2,
    order: 'le',
    compute: (bytes) => crc16modbus(bytes),
    explains: 'CRC-16 of Modbus RTU, low byte first',
  },
  crc16ccitt: {
    size: 2,
    order: 'be',
    compute: (bytes) => crc16ccitt(bytes),
    explains: 'CRC-16/CCITT-FALSE (polynomial 1021, start FFFF), high byte first',
  },
  crc16xmodem: {
    size: 2,
    order: 'be',
    compute: (bytes) => crc16xmodem(bytes),
    explains: 'CRC-16/XMODEM (polynomial 1021, start 0000), high byte first',
  },
  crc32: {
    size: 4,
    order: 'be',
    compute: (bytes) => crc32(bytes) >>> 0,
    explains: 'CRC-32 of Ethernet, zip and PNG, high byte first',
  },
};

function sum8(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);
}

function xor8(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
