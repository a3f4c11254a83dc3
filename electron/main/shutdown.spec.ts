import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdQuit } from './shutdown';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setup(stop: () => Promise<void>) {
  const exit = vi.fn();
  const report = vi.fn();
  const listener = holdQuit({ stop, exit, report, limitMs: 3_000 });
  const preventDefault = vi.fn();
  return { exit, report, preventDefault, quit: () => listener({ preventDefault }) };
}

describe('holdQuit', () => {
  it('holds the quit until the engine has stopped', async () => {
    let stopped = (): void => undefined;
    const { quit, exit, preventDefault, report } = setup(() => new Promise((resolve) => (stopped = resolve)));
    quit();
    expect(preventDefault).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(exit).not.toHaveBeenCalled();
    stopped();
    await vi.runAllTimersAsync();
    expect(exit).toHaveBeenCalledExactlyOnceWith(0);
    expect(report).not.toHaveBeenCalled();
  });

  it('stops once, however often it is asked', async () => {
    const stop = vi.fn(() => Promise.resolve());
    const { quit, exit, preventDefault } = setup(stop);
    quit();
    quit();
    await vi.runAllTimersAsync();
    quit();
    await vi.runAllTimersAsync();
    expect(stop).toHaveBeenCalledOnce();
    expect(exit).toHaveBeenCalledOnce();
    expect(preventDefault).toHaveBeenCalledTimes(3);
  });

  it('ends when the engine does not', async () => {
    const { quit, exit, report } = setup(() => new Promise(() => undefined));
    quit();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(report).toHaveBeenCalledOnce();
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no'))],
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
  ])('ends when stopping %s', async (_how, stop) => {
    const { quit, exit, report } = setup(stop);
    quit();
    await vi.runAllTimersAsync();
    expect(exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(report).toHaveBeenCalledOnce();
  });
});
