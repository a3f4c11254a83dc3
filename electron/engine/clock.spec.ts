import { expect, it } from 'vitest';
import { systemClock } from './clock';

it('gives whole microseconds near the wall time, never backwards', () => {
  const stamps = Array.from({ length: 1_000 }, systemClock);
  expect(stamps.every(Number.isSafeInteger)).toBe(true);
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  expect(Math.abs((stamps[0] ?? 0) / 1_000 - Date.now())).toBeLessThan(60_000);
});
