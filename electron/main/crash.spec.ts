import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { CRASH_LOOP_MS } from '../../shared/limits';
import { watchForCrashes, type CrashCare, type Question, type WatchedContents } from './crash';

interface Asked {
  readonly question: Question;
  readonly signal: AbortSignal;
  /** Presses a button and lets everything that follows from it happen. */
  answer(button: Question['safe']): Promise<void>;
}

function setup() {
  const asked: Asked[] = [];
  const steps: string[] = [];
  let now = 50_000;
  const contents = Object.assign(new EventEmitter(), {
    reload: () => void steps.push('reload'),
    forcefullyCrashRenderer: () => void steps.push('end process'),
    isDestroyed: vi.fn(() => false),
  });
  const care: CrashCare = {
    ask: (question, signal) =>
      new Promise((resolve) => {
        const answer = async (button: Question['safe']): Promise<void> => {
          resolve(button);
          await new Promise(setImmediate);
        };
        asked.push({ question, signal, answer });
      }),
    close: () => void steps.push('close'),
    now: () => now,
  };
  watchForCrashes(contents as unknown as WatchedContents, care);
  return {
    asked,
    steps,
    contents,
    crash: (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason, exitCode: 1 }),
    wait: (ms: number) => (now += ms),
  };
}

describe('a crashed window', () => {
  it('reloads when told to, not before', async () => {
    const { asked, steps, crash } = setup();
    crash();
    expect(asked[0]?.question).toMatchObject({ buttons: ['Reload', 'Close window'], safe: 'Reload' });
    expect(steps).toEqual([]);
    await asked[0]?.answer('Reload');
    expect(steps).toEqual(['reload']);
  });

  it('closes when told to', async () => {
    const { asked, steps, crash } = setup();
    crash('oom');
    await asked[0]?.answer('Close window');
    expect(steps).toEqual(['close']);
  });

  it('does not propose a reload again when it crashes right after one', async () => {
    const { asked, crash, wait } = setup();
    crash();
    await asked[0]?.answer('Reload');
    wait(CRASH_LOOP_MS - 1);
    crash();
    expect(asked[1]?.question.safe).toBe('Close window');
    await asked[1]?.answer('Reload');
    wait(CRASH_LOOP_MS);
    crash();
    expect(asked[2]?.question.safe).toBe('Reload');
  });

  it('asks nothing about an orderly end, and does nothing to a window that is gone', async () => {
    const { asked, steps, contents, crash } = setup();
    crash('clean-exit');
    expect(asked).toHaveLength(0);
    crash();
    contents.isDestroyed.mockReturnValue(true);
    await asked[0]?.answer('Reload');
    expect(steps).toEqual([]);
  });
});

describe('a hung window', () => {
  it('waits when told to, and asks again at the next hang', async () => {
    const { asked, steps, contents } = setup();
    contents.emit('unresponsive');
    contents.emit('unresponsive');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.question).toMatchObject({ buttons: ['Reload', 'Wait'], safe: 'Wait' });
    await asked[0]?.answer('Wait');
    expect(steps).toEqual([]);
    contents.emit('unresponsive');
    expect(asked).toHaveLength(2);
  });

  it('ends the process before it reloads, and does not ask about that end', async () => {
    const { asked, steps, contents, crash } = setup();
    contents.emit('unresponsive');
    await asked[0]?.answer('Reload');
    expect(steps).toEqual(['end process', 'reload']);
    crash('killed');
    expect(asked).toHaveLength(1);
    contents.emit('did-finish-load');
    crash();
    expect(asked).toHaveLength(2);
  });

  it('takes the question back when the window answers again', async () => {
    const { asked, steps, contents } = setup();
    contents.emit('unresponsive');
    contents.emit('responsive');
    expect(asked[0]?.signal.aborted).toBe(true);
    await asked[0]?.answer('Reload');
    expect(steps).toEqual([]);
  });

  it('asks about the crash instead when it crashes meanwhile', async () => {
    const { asked, steps, contents, crash } = setup();
    contents.emit('unresponsive');
    crash();
    expect(asked[0]?.signal.aborted).toBe(true);
    await asked[0]?.answer('Reload');
    expect(steps).toEqual([]);
    contents.emit('responsive');
    expect(asked[1]?.signal.aborted).toBe(false);
    await asked[1]?.answer('Reload');
    expect(steps).toEqual(['reload']);
  });
});
