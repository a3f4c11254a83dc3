import { afterEach, describe, expect, it, vi } from 'vitest';
import { Flusher } from './flusher';

afterEach(() => {
  vi.useRealTimers();
});

/** A flusher whose calls end when the spec says so. */
function controlled() {
  const calls: ((again: number | null) => Promise<void>)[] = [];
  const flusher = new Flusher(
    () =>
      new Promise((resolve) => {
        calls.push(async (again) => {
          resolve(again);
          await vi.advanceTimersByTimeAsync(0);
        });
      }),
  );
  return { flusher, calls };
}

describe('a flusher', () => {
  it('waits as it was asked to, once, however often it is asked', async () => {
    vi.useFakeTimers();
    const { flusher, calls } = controlled();
    flusher.after(50);
    await vi.advanceTimersByTimeAsync(49);
    flusher.after(50);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(1);
  });

  it('does not wait when it is asked for soon', async () => {
    vi.useFakeTimers();
    const { flusher, calls } = controlled();
    flusher.after(50);
    flusher.soon();
    flusher.soon();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(1);
  });

  it('calls again after the time that a call wants, or that was asked for while it ran', async () => {
    vi.useFakeTimers();
    const { flusher, calls } = controlled();
    flusher.soon();
    await vi.advanceTimersByTimeAsync(0);
    flusher.after(50);
    await calls[0]!(null);
    await vi.advanceTimersByTimeAsync(50);
    expect(calls).toHaveLength(2);
    flusher.after(50);
    await calls[1]!(1_000);
    await vi.advanceTimersByTimeAsync(999);
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(3);
    flusher.soon();
    await calls[2]!(1_000);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(4);
    await calls[3]!(null);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(calls).toHaveLength(4);
  });

  it('forgets nobody who asks just when a call ends', async () => {
    let told = (): void => undefined;
    let calls = 0;
    const flusher = new Flusher(() => {
      calls += 1;
      told();
      return Promise.resolve(null);
    });
    for (let round = 1; round <= 20; round += 1) {
      const called = new Promise<void>((resolve) => (told = resolve));
      flusher.after(0);
      await called;
      expect(calls).toBe(round);
    }
    flusher.stop();
  });

  it('puts a call off', async () => {
    vi.useFakeTimers();
    const { flusher, calls } = controlled();
    flusher.soon();
    flusher.postpone(1_000);
    await vi.advanceTimersByTimeAsync(999);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(1);
  });

  it('runs other work between its calls, never beside one, whatever becomes of it', async () => {
    vi.useFakeTimers();
    const { flusher, calls } = controlled();
    const order: string[] = [];
    flusher.soon();
    await vi.advanceTimersByTimeAsync(0);
    const failing = flusher
      .alone(() => Promise.reject(new Error('refused')))
      .catch(() => order.push('failed'));
    const other = flusher.alone(() => Promise.resolve(order.push('other')));
    flusher.soon();
    await vi.advanceTimersByTimeAsync(0);
    expect([order, calls.length]).toEqual([[], 1]);
    await calls[0]!(null);
    await Promise.all([failing, other]);
    expect(order).toEqual(['failed', 'other']);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(2);
  });

  it('begins no call once it is stopped', async () => {
    vi.useFakeTimers();
    const { flusher, calls } = controlled();
    flusher.soon();
    flusher.stop();
    flusher.soon();
    flusher.after(1);
    flusher.postpone(1);
    await vi.advanceTimersByTimeAsync(10);
    expect(calls).toHaveLength(0);
    expect(await flusher.alone(() => Promise.resolve(7))).toBe(7);
  });
});
