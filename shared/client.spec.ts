import { describe, expect, it, vi } from 'vitest';
import { createClient, type Client, type Transport, type TransportState } from './client';
import type { EventName } from './contract';
import { fail, succeed } from './errors';

/** A transport whose every move the spec decides. */
class FakeTransport implements Transport {
  readonly calls: {
    method: string;
    params: unknown;
    answer: (outcome: unknown) => void;
    break: (cause: Error) => void;
  }[] = [];
  closed = 0;
  readonly #events = new Set<(event: EventName, payload: unknown) => void>();
  readonly #watchers = new Set<(state: TransportState) => void>();

  call(method: string, params: unknown): Promise<unknown> {
    return new Promise((answer, reject) => this.calls.push({ method, params, answer, break: reject }));
  }
  subscribe(listener: (event: EventName, payload: unknown) => void): () => void {
    this.#events.add(listener);
    return () => this.#events.delete(listener);
  }
  watch(listener: (state: TransportState) => void): () => void {
    listener({ kind: 'connecting' });
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }
  close(): void {
    this.closed += 1;
  }
  push(payload: unknown): void {
    for (const listener of this.#events) listener('notice', payload);
  }
  become(state: TransportState): void {
    for (const watcher of this.#watchers) watcher(state);
  }
  get listeners(): number {
    return this.#events.size + this.#watchers.size;
  }
}

function setUp(): { transport: FakeTransport; client: Client } {
  const transport = new FakeTransport();
  return { transport, client: createClient(transport) };
}

const lost = fail('transport_lost', {});

describe('a call', () => {
  it('passes method and parameters on, and the outcome back', async () => {
    const { transport, client } = setUp();
    const call = client.call('notice.ack', { revision: 3 });
    expect(client.pending).toBe(1);
    expect(transport.calls[0]).toMatchObject({ method: 'notice.ack', params: { revision: 3 } });
    transport.calls[0]?.answer(succeed({}));
    expect(await call).toEqual({ ok: true, value: {} });
    expect(client.pending).toBe(0);
  });

  it('may be answered out of order', async () => {
    const { transport, client } = setUp();
    const calls = [client.call('notice.ack', { revision: 1 }), client.call('notice.ack', { revision: 2 })];
    transport.calls[1]?.answer(fail('shutting_down', {}));
    expect(await calls[1]).toMatchObject({ error: { code: 'shutting_down' } });
    transport.calls[0]?.answer(succeed({}));
    expect(await calls[0]).toMatchObject({ ok: true });
  });

  it('tells when none is under way any more, failed ones too', async () => {
    const { transport, client } = setUp();
    const settled = vi.fn();
    await client.settled();
    const calls = [client.call('notice.ack', { revision: 1 }), client.call('notice.ack', { revision: 2 })];
    void client.settled().then(settled);
    transport.calls[0]?.answer(succeed({}));
    await calls[0];
    expect(settled).not.toHaveBeenCalled();
    transport.become({ kind: 'lost', attempt: 1 });
    await calls[1];
    await client.settled();
    expect(settled).toHaveBeenCalledTimes(1);
  });

  it('is lost when the transport fails, when it is lost, and when the host refuses us', async () => {
    const { transport, client } = setUp();
    const broken = client.call('workbench.snapshot', {});
    transport.calls[0]?.break(new Error('pipe broke'));
    expect(await broken).toEqual(lost);
    for (const state of [{ kind: 'lost', attempt: 1 }, { kind: 'refused' }] as const) {
      transport.become({ kind: 'ready' });
      const call = client.call('workbench.snapshot', {});
      transport.become(state);
      expect(await call).toEqual(lost);
    }
    expect(client.pending).toBe(0);
  });

  it('is given up when its signal is aborted, before or during it', async () => {
    const { transport, client } = setUp();
    const abort = new AbortController();
    const during = client.call('workbench.snapshot', {}, abort.signal);
    abort.abort();
    expect(await during).toEqual(lost);
    expect(await client.call('workbench.snapshot', {}, abort.signal)).toEqual(lost);
    expect(transport.calls).toHaveLength(1);
    expect(client.pending).toBe(0);
  });
});

describe('events', () => {
  it('reach every listener until it stops listening', () => {
    const { transport, client } = setUp();
    const [first, second] = [vi.fn(), vi.fn()];
    const stop = client.on('notice', first);
    client.on('notice', second);
    transport.push({ revision: 1 });
    stop();
    transport.push({ revision: 2 });
    expect(first.mock.calls).toEqual([[{ revision: 1 }]]);
    expect(second.mock.calls).toEqual([[{ revision: 1 }], [{ revision: 2 }]]);
  });
});

describe('the transport’s state', () => {
  it('is told at once and at each change', () => {
    const { transport, client } = setUp();
    const states: string[] = [];
    const stop = client.onState(({ kind }) => states.push(kind));
    transport.become({ kind: 'ready' });
    transport.become({ kind: 'lost', attempt: 1 });
    stop();
    transport.become({ kind: 'ready' });
    expect(states).toEqual(['connecting', 'ready', 'lost']);
  });

  it('calls for a fresh start each time it became ready, and at once when it is', () => {
    const { transport, client } = setUp();
    const early = vi.fn();
    client.onReady(early);
    expect(early).not.toHaveBeenCalled();
    transport.become({ kind: 'ready' });
    transport.become({ kind: 'ready' });
    expect(early).toHaveBeenCalledTimes(1);
    const late = vi.fn();
    client.onReady(late);
    expect(late).toHaveBeenCalledTimes(1);
    transport.become({ kind: 'lost', attempt: 1 });
    transport.become({ kind: 'ready' });
    expect([early.mock.calls.length, late.mock.calls.length]).toEqual([2, 2]);
  });
});

it('ends everything when it is closed', async () => {
  const { transport, client } = setUp();
  const call = client.call('workbench.snapshot', {});
  client.close();
  expect(await call).toEqual(lost);
  expect([transport.closed, transport.listeners]).toEqual([1, 0]);
});
