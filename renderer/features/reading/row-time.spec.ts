import { describe, expect, it } from 'vitest';
import { formatExactTime, formatTime } from '../../../shared/bytes/format';
import { timeText, timeTitle } from './row-time';

const at = 1_763_800_000_123_456;

describe('the time of a row', () => {
  it('is that of the day', () => {
    expect(timeText(at, null, { mode: 'absolute', origin: null })).toBe(formatTime(at));
  });

  it.each([
    [0, '+0.000000 s'],
    [12_345_678, '+12.345678 s'],
    [125_678_901, '+2:05.678901'],
    [-1_500_000, '-1.500000 s'],
  ])('counts %i µs from the first row', (since, text) => {
    const times = { mode: 'relative', origin: at - since } as const;
    expect(timeText(at, null, times)).toBe(text);
    expect(timeTitle(at, times)).toContain(`from the first row at ${formatExactTime(at - since)}`);
  });

  it('is nothing while it is not known from when to count', () => {
    expect(timeText(at, null, { mode: 'relative', origin: null })).toBe('');
    expect(timeText(at, null, { mode: 'delta', origin: null })).toBe('');
    expect(timeTitle(at, { mode: 'relative', origin: null })).toBe(formatExactTime(at));
  });

  it('counts from the row above', () => {
    expect(timeText(at, at - 12_300, { mode: 'delta', origin: null })).toBe('+12.3 ms');
  });
});
