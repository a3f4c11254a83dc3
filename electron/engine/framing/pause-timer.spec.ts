import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PauseTimer } from './pause-timer';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function started(): { timer: PauseTimer; calls: () => number } {
  let calls = 0;
  const timer = new PauseTimer(
    () => 1_000_000,
    () => (calls += 1),
  );
  return { timer, calls: () => calls };
}

it('calls back when the time has come, once', () => {
  const { timer, calls } = started();
  timer.wait(1_020_000);
  vi.advanceTimersByTime(19);
  expect(calls()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(calls()).toBe(1);
  vi.advanceTimersByTime(100_000);
  expect(calls()).toBe(1);
});

it('waits for the last time that it was told', () => {
  const { timer, calls } = started();
  timer.wait(1_020_000);
  timer.wait(1_090_000);
  vi.advanceTimersByTime(50);
  expect(calls()).toBe(0);
  timer.wait(null);
  timer.wait(1_020_000);
  timer.end();
  vi.advanceTimersByTime(1_000);
  expect(calls()).toBe(0);
});

it('calls back for a time that is over, and now and then for one that is far away', () => {
  const { timer, calls } = started();
  timer.wait(0);
  vi.advanceTimersByTime(10);
  expect(calls()).toBe(1);
  timer.wait(1_000_000 + 3_600_000_000);
  vi.advanceTimersByTime(60_000);
  expect(calls()).toBe(2);
});
