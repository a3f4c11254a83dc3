import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATTERN_MAX_MS } from '../../../shared/limits';
import { Guard, guardMemory } from './guard';
import { watchRunaway } from './watchdog';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const guard = new Guard(guardMemory());
  const runAway = vi.fn();
  return { guard, runAway, end: watchRunaway(guard, runAway) };
}

describe('watchRunaway', () => {
  it('calls once when the thread is at one record for too long', () => {
    const { guard, runAway } = watched();
    guard.run(() => {
      vi.advanceTimersByTime(PATTERN_MAX_MS);
      expect(runAway).not.toHaveBeenCalled();
      vi.advanceTimersByTime(PATTERN_MAX_MS);
      expect(runAway).toHaveBeenCalledOnce();
      vi.advanceTimersByTime(10 * PATTERN_MAX_MS);
    });
    expect(runAway).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not mind many records, nor a thread that waits', () => {
    const { guard, runAway, end } = watched();
    for (let n = 0; n < 100; n += 1) guard.run(() => vi.advanceTimersByTime(PATTERN_MAX_MS / 2));
    vi.advanceTimersByTime(10 * PATTERN_MAX_MS);
    expect(runAway).not.toHaveBeenCalled();
    end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('calls no more once it has ended', () => {
    const { guard, runAway, end } = watched();
    guard.run(() => {
      end();
      vi.advanceTimersByTime(10 * PATTERN_MAX_MS);
    });
    expect(runAway).not.toHaveBeenCalled();
  });
});
