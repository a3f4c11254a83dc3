import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { SEND_PIECE_BYTES } from '../../../shared/limits';
import { sendMessage } from './send-message';

const large = new Uint8Array(2 * SEND_PIECE_BYTES + 1);

describe('sendMessage', () => {
  it('sends one piece after another and tells how far it is', async () => {
    let underWay = 0;
    const progress: number[] = [];
    const outcome = await sendMessage(
      large,
      async () => {
        underWay += 1;
        expect(underWay).toBe(1);
        await Promise.resolve();
        underWay -= 1;
        return succeed({});
      },
      (taken) => progress.push(taken),
      new AbortController().signal,
    );
    expect(progress).toEqual([SEND_PIECE_BYTES, 2 * SEND_PIECE_BYTES, large.length]);
    expect(outcome).toEqual(succeed({ taken: large.length }));
  });

  it('ends at the first failure', async () => {
    let calls = 0;
    const outcome = await sendMessage(
      large,
      () => Promise.resolve((calls += 1) === 2 ? fail('connection_reset', {}) : succeed({})),
      () => undefined,
      new AbortController().signal,
    );
    expect(calls).toBe(2);
    expect(outcome).toEqual(fail('connection_reset', {}));
  });

  it('ends when it is cancelled, without waiting for the piece under way', async () => {
    const cancel = new AbortController();
    let calls = 0;
    const outcome = await sendMessage(
      large,
      () => {
        calls += 1;
        if (calls === 2) cancel.abort();
        return Promise.resolve(calls === 2 ? fail('transport_lost', {}) : succeed({}));
      },
      () => undefined,
      cancel.signal,
    );
    expect(outcome).toEqual(succeed({ taken: SEND_PIECE_BYTES }));
  });
});
