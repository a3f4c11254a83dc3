import { describe, expect, it } from 'vitest';
import { createLocalTime, isoTime } from './iso-time';

const at = Date.UTC(2026, 10, 22, 10, 15, 3) * 1_000 + 7_045;

describe('isoTime', () => {
  it('is UTC to the microsecond', () => {
    expect(isoTime(at)).toBe('2026-11-22T10:15:03.007045Z');
    expect(isoTime(0)).toBe('1970-01-01T00:00:00.000000Z');
  });
});

describe('createLocalTime', () => {
  it('names the same moment, with the distance from UTC', () => {
    const local = createLocalTime();
    for (const moment of [at, at + 1, at + 1_000_000, at - 86_400_000_000 * 180]) {
      const text = local(moment);
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d$/);
      expect(Date.parse(text)).toBe(Math.floor(moment / 1_000));
      expect(text.slice(20, 26)).toBe(String(moment % 1_000_000).padStart(6, '0'));
    }
  });
});
