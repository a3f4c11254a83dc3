import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { stopOnSignals } from './stop-signals';

function watch(stop: () => Promise<void>) {
  const source = new EventEmitter();
  const exit = vi.fn();
  stopOnSignals(source, stop, exit);
  return { source, exit };
}

describe('stopOnSignals', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'stops on %s and exits with 0 when that is done',
    async (signal) => {
      const stop = vi.fn(() => Promise.resolve());
      const { source, exit } = watch(stop);
      source.emit(signal);
      expect(exit).not.toHaveBeenCalled();
      await vi.waitFor(() => expect(exit).toHaveBeenCalledExactlyOnceWith(0));
      expect(stop).toHaveBeenCalledOnce();
    },
  );

  it('exits at once on the second signal, whichever it is', () => {
    const stop = vi.fn(() => new Promise<void>(() => undefined));
    const { source, exit } = watch(stop);
    source.emit('SIGTERM');
    source.emit('SIGINT');
    expect(exit).toHaveBeenCalledExactlyOnceWith(130);
    expect(stop).toHaveBeenCalledOnce();
  });

  it('exits with 1 when stopping failed', async () => {
    const { source, exit } = watch(() => Promise.reject(new Error('stuck')));
    source.emit('SIGINT');
    await vi.waitFor(() => expect(exit).toHaveBeenCalledExactlyOnceWith(1));
  });
});
