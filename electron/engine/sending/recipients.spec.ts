import { describe, expect, it } from 'vitest';
import { errorOf, fail, succeed, type ParleyError } from '../../../shared/errors';
import type { ConnectionId } from '../../../shared/model/ids';
import type { TcpConnection } from '../connection';
import type { Watcher } from '../watcher';
import { groupOfRecipients, oneRecipient } from './recipients';

/** What recipients use of a connection, moved by a spec. */
class FakeConnection {
  readonly id;
  canSend = true;
  unsent = 0;
  full = false;
  readonly sent: string[] = [];
  readonly notes: string[] = [];
  watchers: Watcher[] = [];

  constructor(id: number) {
    this.id = id as ConnectionId;
  }

  get real(): TcpConnection {
    return this as unknown as TcpConnection;
  }

  sendNow(bytes: Uint8Array) {
    if (this.full) return fail('send_queue_full', { queued: 9, cap: 9 });
    this.sent.push(Buffer.from(bytes).toString());
    return succeed({ queued: 0 });
  }

  note(error: ParleyError): void {
    this.notes.push(error.code);
  }

  watch(watcher: Watcher): () => void {
    this.watchers = [...this.watchers, watcher];
    return () => void (this.watchers = this.watchers.filter((other) => other !== watcher));
  }

  /** The system took all that waited. */
  drain(): void {
    this.unsent = 0;
    for (const watcher of this.watchers) watcher.handed?.(1);
  }

  end(): void {
    for (const watcher of this.watchers) watcher.ended?.(errorOf('connection_reset', {}));
  }
}

const bytes = Buffer.from('x');
const microtasks = (): Promise<void> => new Promise((resolve) => queueMicrotask(resolve));

describe('one recipient', () => {
  it('is ready when what was sent is with the system, and tells of it once, later', async () => {
    const one = new FakeConnection(1);
    const recipient = oneRecipient(one.real);
    expect(recipient.ready).toBe(true);
    one.unsent = 5;
    expect(recipient.ready).toBe(false);
    let told = 0;
    recipient.whenReady(() => (told += 1));
    one.drain();
    expect(told).toBe(0);
    await microtasks();
    one.drain();
    await microtasks();
    expect([told, one.watchers.length]).toEqual([1, 0]);
  });

  it('is not waited for any more once that was cancelled', async () => {
    const one = new FakeConnection(1);
    one.unsent = 5;
    let told = 0;
    const cancel = oneRecipient(one.real).whenReady(() => (told += 1));
    one.drain();
    cancel();
    await microtasks();
    expect([told, one.watchers.length]).toEqual([0, 0]);
  });

  it('tells how it ended', () => {
    const one = new FakeConnection(1);
    const errors: string[] = [];
    oneRecipient(one.real).onEnd((error) => errors.push(error.code));
    one.end();
    expect(errors).toEqual(['connection_reset']);
  });
});

describe('a group', () => {
  it('goes at the pace of its fastest member, and ends its waiting when all are gone', async () => {
    const [slow, quick] = [new FakeConnection(1), new FakeConnection(2)];
    const group = groupOfRecipients(() => [slow.real, quick.real], 'Server');
    for (const member of [slow, quick]) member.unsent = 5;
    expect(group.ready).toBe(false);
    let told = 0;
    group.whenReady(() => (told += 1));
    quick.drain();
    await microtasks();
    expect(told).toBe(1);
    quick.unsent = 5;
    group.whenReady(() => (told += 1));
    slow.end();
    await microtasks();
    expect(told).toBe(1);
    quick.end();
    await microtasks();
    expect(told).toBe(2);
  });

  it('leaves out a member for which too much waits, once and with a note', () => {
    const [stuck, fine] = [new FakeConnection(1), new FakeConnection(2)];
    stuck.full = true;
    const group = groupOfRecipients(() => [stuck.real, fine.real], 'Server');
    expect([group.send(bytes).ok, group.send(bytes).ok]).toEqual([true, true]);
    expect([stuck.notes, fine.sent]).toEqual([['send_queue_full'], ['x', 'x']]);
    expect(group.members).toEqual([fine]);
  });

  it('fails when it reaches nobody, and says why', () => {
    const only = new FakeConnection(1);
    const group = groupOfRecipients(() => [only.real], 'Server');
    only.full = true;
    expect(group.send(bytes)).toMatchObject({ error: { code: 'send_queue_full' } });
    expect(group.send(bytes)).toEqual(fail('no_connections', { name: 'Server' }));
    expect(group.ready).toBe(true);
  });
});
