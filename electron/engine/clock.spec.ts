import { describe, expect, it } from 'vitest';
import { systemClock, watchLoopDelay } from './clock';

it('gives whole microseconds near the wall time, never backwards', () => {
  const stamps = Array.from({ length: 1_000 }, systemClock);
  expect(stamps.every(Number.isSafeInteger)).toBe(true);
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  expect(Math.abs((stamps[0] ?? 0) / 1_000 - Date.now())).toBeLessThan(60_000);
});

describe('the delay of the event loop', () => {
  /** Lets the event loop go round until its delay was looked at once more. */
  const lookedAt = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 25));

  it('is told in µs, and is at least as long as what held the loop', async () => {
    const delay = watchLoopDelay();
    expect(delay.errorUs()).toBe(0);
    await lookedAt();
    const until = systemClock() + 200_000;
    while (systemClock() < until);
    await lookedAt();
    delay.stop();
    expect(delay.errorUs()).toBeGreaterThan(150_000);
    expect(Number.isSafeInteger(delay.errorUs())).toBe(true);
  });
});
