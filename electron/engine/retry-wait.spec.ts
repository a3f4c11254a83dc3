import { expect, it } from 'vitest';
import { retryWait } from './retry-wait';

const waits = (retry: Parameters<typeof retryWait>[0], attempts: readonly number[]) =>
  attempts.map((attempt) => retryWait(retry, attempt));

it('doubles the wait up to the longest one', () => {
  const retry = { firstMs: 100, mostMs: 1_000, attempts: null };
  expect(waits(retry, [1, 2, 3, 4, 5, 6, 1_000_000])).toEqual([100, 200, 400, 800, 1_000, 1_000, 1_000]);
});

it('gives up when it has tried as often as it may', () => {
  expect(waits({ firstMs: 10, mostMs: 10, attempts: 2 }, [1, 2, 3])).toEqual([10, 10, null]);
});
