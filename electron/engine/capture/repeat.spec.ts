import { afterEach, expect, it, vi } from 'vitest';
import { repeat } from './repeat';

afterEach(() => {
  vi.useRealTimers();
});

it('calls again some time after the call before was over, never beside it, until it is stopped', async () => {
  vi.useFakeTimers();
  const ends: (() => void)[] = [];
  const stop = repeat(() => new Promise((resolve) => ends.push(resolve)), 100);
  await vi.advanceTimersByTimeAsync(99);
  expect(ends).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ends).toHaveLength(1);
  ends[0]!();
  await vi.advanceTimersByTimeAsync(100);
  expect(ends).toHaveLength(2);
  stop();
  ends[1]!();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ends).toHaveLength(2);
});

it('calls nothing once it was stopped', async () => {
  vi.useFakeTimers();
  const work = vi.fn(() => Promise.resolve());
  repeat(work, 10)();
  await vi.advanceTimersByTimeAsync(100);
  expect(work).not.toHaveBeenCalled();
});
