import { describe, expect, it } from 'vitest';
import { byteAtColumn, columnOf, hexColumns, partOf } from './hex-columns';

const digits = Array.from({ length: 16 }, (_, byte) => byte.toString(16).padStart(2, '0'));

describe('the columns of a hex dump', () => {
  it('stand apart in groups of eight', () => {
    expect(hexColumns(digits, 16)).toBe(' 00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f');
    expect(hexColumns(digits.slice(0, 2), 8)).toBe(' 00 01'.padEnd(24));
  });

  it('name where each byte is, and which byte is where', () => {
    const line = hexColumns(digits, 16);
    for (const [byte, text] of digits.entries()) {
      expect(line.slice(columnOf(byte), columnOf(byte) + 2)).toBe(text);
      expect(byteAtColumn(columnOf(byte) + 0.1, 16)).toBe(byte);
      expect(byteAtColumn(columnOf(byte) + 1.9, 16)).toBe(byte);
    }
    expect(byteAtColumn(-5, 16)).toBe(0);
    expect(byteAtColumn(500, 16)).toBe(15);
  });

  it('tell which part of a range a line holds', () => {
    const range = { start: 12, end: 40 };
    expect(partOf(range, 0, 16)).toEqual({ start: 12, end: 16 });
    expect(partOf(range, 16, 16)).toEqual({ start: 0, end: 16 });
    expect(partOf(range, 32, 16)).toEqual({ start: 0, end: 8 });
    expect(partOf(range, 48, 16)).toBeNull();
    expect(partOf(null, 0, 16)).toBeNull();
  });
});
