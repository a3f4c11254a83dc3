import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, formatExactTime, formatTime } from './format';

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [12, '12 bytes'],
    [1_023, '1023 bytes'],
    [1_024, '1 KiB'],
    [1_536, '1.5 KiB'],
    [1_048_575, '1023.9 KiB'],
    [1_048_576, '1 MiB'],
    [268_435_456, '256 MiB'],
    [3.25 * 2 ** 30, '3.2 GiB'],
    [2 ** 53, '8 PiB'],
  ])('writes %i as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatTime and formatExactTime', () => {
  const at = new Date(2026, 10, 2, 9, 5, 3, 7).getTime() * 1_000 + 45;

  it('write the local time to the millisecond and to the microsecond', () => {
    expect(formatTime(at)).toBe('09:05:03.007');
    expect(formatExactTime(at)).toBe('2026-11-02 09:05:03.007045');
  });

  it('never round up into the next millisecond or second', () => {
    const late = new Date(2026, 11, 31, 23, 59, 59, 999).getTime() * 1_000 + 999;
    expect(formatTime(late)).toBe('23:59:59.999');
    expect(formatExactTime(late)).toBe('2026-12-31 23:59:59.999999');
  });
});

describe('formatDuration', () => {
  it.each([
    [-5, '0 µs'],
    [0, '0 µs'],
    [850, '850 µs'],
    [1_000, '1 ms'],
    [12_345, '12.3 ms'],
    [999_999, '999.9 ms'],
    [4_200_000, '4.2 s'],
    [59_999_999, '59.9 s'],
    [125_000_000, '2 min 5 s'],
    [3_600_000_000, '1 h'],
    [3_780_000_000, '1 h 3 min'],
    [187_200_000_000, '2 d 4 h'],
  ])('writes %i µs as %s', (microseconds, text) => {
    expect(formatDuration(microseconds)).toBe(text);
  });
});
