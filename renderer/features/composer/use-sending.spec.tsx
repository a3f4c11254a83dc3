// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { succeed, type Outcome } from '../../../shared/errors';
import { SEND_PIECE_BYTES } from '../../../shared/limits';
import { setStage } from '../../state/stage';
import { useSending } from './use-sending';

type Control = ReturnType<typeof useSending>;

function setUp(): {
  now: () => Control;
  settle: () => Promise<void>;
  start: (bytes: number) => Promise<void>;
  stop: () => Promise<void>;
} {
  const waiting: ((outcome: Outcome<unknown>) => void)[] = [];
  let control: Control | null = null;
  function Probe(): null {
    control = useSending();
    return null;
  }
  const { change } = setStage(<Probe />);
  const now = (): Control => {
    if (control === null) throw new Error('not drawn');
    return control;
  };
  return {
    now,
    start: (bytes) =>
      change(() => {
        void now().send(
          new Uint8Array(bytes),
          (_piece, signal) =>
            new Promise((resolve) => {
              waiting.push(resolve);
              signal.addEventListener('abort', () => resolve(succeed({})));
            }),
        );
      }),
    settle: () => change(() => waiting.shift()?.(succeed({}))),
    stop: () => change(() => now().cancel()),
  };
}

const two = 2 * SEND_PIECE_BYTES;

describe('useSending', () => {
  it('tells how far a large message is', async () => {
    const { now, start, settle } = setUp();
    expect(now().sending).toEqual({ kind: 'idle' });
    await start(two);
    expect(now().sending).toEqual({ kind: 'sending', taken: 0, total: two });
    await settle();
    expect(now().sending).toEqual({ kind: 'sending', taken: SEND_PIECE_BYTES, total: two });
    await settle();
    expect(now().sending).toEqual({ kind: 'idle' });
  });

  it('adds up the messages that wait', async () => {
    const { now, start, settle } = setUp();
    await start(10);
    await start(5);
    expect(now().sending).toEqual({ kind: 'sending', taken: 0, total: 15 });
    await settle();
    expect(now().sending).toEqual({ kind: 'sending', taken: 0, total: 5 });
    await settle();
    expect(now().sending).toEqual({ kind: 'idle' });
  });

  it('is idle at once when it is cancelled, and can send again', async () => {
    const { now, start, stop, settle } = setUp();
    await start(two);
    await start(two);
    await stop();
    expect(now().sending).toEqual({ kind: 'idle' });
    await start(3);
    expect(now().sending).toEqual({ kind: 'sending', taken: 0, total: 3 });
    await settle();
  });
});
