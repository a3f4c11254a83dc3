import { describe, expect, it } from 'vitest';
import { createPendingCalls } from './pending-calls';

describe('pending calls', () => {
  it('settles each call with its own outcome', async () => {
    const calls = createPendingCalls();
    const [one, two] = [calls.open(), calls.open()];
    expect(one.id).not.toBe(two.id);
    calls.settle(two.id, 'two');
    calls.settle(one.id, 'one');
    expect(await one.outcome).toBe('one');
    expect(await two.outcome).toBe('two');
  });

  it('ignores an unknown number', () => {
    expect(() => createPendingCalls().settle(99, 'late')).not.toThrow();
  });

  it('rejects all that wait, and never uses their numbers again', async () => {
    const calls = createPendingCalls();
    const one = calls.open();
    calls.rejectAll(new Error('lost'));
    await expect(one.outcome).rejects.toThrow('lost');
    expect(calls.open().id).toBeGreaterThan(one.id);
  });
});
