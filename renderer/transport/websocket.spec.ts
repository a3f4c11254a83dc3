import { describe, expect, it } from 'vitest';
import type { TransportState } from '../../shared/client';
import { decodeRequest, encodeWire, type WireMessage, type WireRequest } from '../../shared/envelope';
import { HEARTBEAT_MS } from '../../shared/limits';
import type { ProbeResult } from './link-machine';
import { createWebSocketTransport, type SocketListener, type Surroundings } from './websocket';

/** A network, a clock and a host that the spec plays. */
function stage(): {
  around: Surroundings;
  dials: { listener: SocketListener; sent: WireRequest[]; closed: boolean }[];
  probes: ((result: ProbeResult) => void)[];
  timers: { ms: number; run: () => void; stopped: boolean }[];
  wake: () => void;
  last: () => { listener: SocketListener; sent: WireRequest[]; closed: boolean };
  tick: (ms: number) => void;
} {
  const dials: { listener: SocketListener; sent: WireRequest[]; closed: boolean }[] = [];
  const probes: ((result: ProbeResult) => void)[] = [];
  const timers: { ms: number; run: () => void; stopped: boolean }[] = [];
  let wake: () => void = () => undefined;
  const time = (ms: number, run: () => void): (() => void) => {
    const timer = { ms, run, stopped: false };
    timers.push(timer);
    return () => void (timer.stopped = true);
  };
  const around: Surroundings = {
    dial(listener) {
      const dialled = { listener, sent: [] as WireRequest[], closed: false };
      dials.push(dialled);
      return {
        send(frame) {
          const request = decodeRequest(frame);
          if (request !== null) dialled.sent.push(request);
        },
        close: () => void (dialled.closed = true),
      };
    },
    probe: () => new Promise((resolve) => probes.push(resolve)),
    after: time,
    every: time,
    onWake(listener) {
      wake = listener;
      return () => (wake = () => undefined);
    },
  };
  const last = (): (typeof dials)[number] => {
    const dialled = dials.at(-1);
    if (dialled === undefined) throw new Error('nothing was dialled');
    return dialled;
  };
  const tick = (ms: number): void =>
    timers.filter((timer) => !timer.stopped && timer.ms === ms).forEach((timer) => timer.run());
  return { around, dials, probes, timers, wake: () => wake(), last, tick };
}

function frame(message: WireMessage): Uint8Array {
  return encodeWire(message);
}

describe('WebSocket transport', () => {
  it('matches answers with calls by their number, in whatever order they come', async () => {
    const { around, last } = stage();
    const transport = createWebSocketTransport(around);
    last().listener.opened();
    const first = transport.call('workbench.snapshot', {});
    const second = transport.call('server.add', { name: 'x' });
    const [one, two] = last().sent;
    expect(two).toMatchObject({ method: 'server.add', params: { name: 'x' } });
    last().listener.received(frame({ id: two?.id ?? -1, outcome: 'second' }));
    last().listener.received(frame({ id: one?.id ?? -1, outcome: 'first' }));
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  });

  it('hands events to its subscribers until they leave', () => {
    const { around, last } = stage();
    const transport = createWebSocketTransport(around);
    const seen: unknown[] = [];
    const leave = transport.subscribe((event, payload) => seen.push([event, payload]));
    last().listener.received(frame({ event: 'notice', payload: 1 }));
    leave();
    last().listener.received(frame({ event: 'notice', payload: 2 }));
    expect(seen).toEqual([['notice', 1]]);
  });

  it('ignores frames that it does not understand', () => {
    const { around, last } = stage();
    createWebSocketTransport(around);
    expect(() => last().listener.received(new Uint8Array([0xc1, 0xff]))).not.toThrow();
  });

  it('rejects calls before it is open, and those whose answer cannot come any more', async () => {
    const { around, last } = stage();
    const transport = createWebSocketTransport(around);
    await expect(transport.call('workbench.snapshot', {})).rejects.toThrow('Not connected');
    last().listener.opened();
    const call = transport.call('workbench.snapshot', {});
    last().listener.closed();
    await expect(call).rejects.toThrow('lost');
  });

  it('tells its state at once and at each change', async () => {
    const { around, last, tick, probes } = stage();
    const transport = createWebSocketTransport(around);
    const states: TransportState[] = [];
    transport.watch((state) => states.push(state));
    last().listener.opened();
    last().listener.closed();
    tick(250);
    last().listener.closed();
    probes[0]?.('refused');
    await Promise.resolve();
    await Promise.resolve();
    expect(states.map((state) => state.kind)).toEqual([
      'connecting',
      'ready',
      'lost',
      'lost',
      'lost',
      'refused',
    ]);
  });

  it('takes a host that is silent after a question for lost, and ignores its late close', () => {
    const { around, dials, tick, last } = stage();
    const transport = createWebSocketTransport(around);
    const states: string[] = [];
    transport.watch((state) => states.push(state.kind));
    last().listener.opened();
    tick(HEARTBEAT_MS);
    expect(last().sent).toEqual([]);
    tick(HEARTBEAT_MS);
    expect(last().sent).toMatchObject([{ method: 'notice.ack', params: { revision: 0 } }]);
    tick(HEARTBEAT_MS);
    expect(last().closed).toBe(true);
    expect(states).toEqual(['connecting', 'ready', 'lost']);
    tick(250);
    expect(dials).toHaveLength(2);
    dials[1]?.listener.opened();
    dials[0]?.listener.closed();
    expect(states).toEqual(['connecting', 'ready', 'lost', 'lost', 'ready']);
  });

  it('asks nothing while the host speaks by itself', () => {
    const { around, last, tick } = stage();
    createWebSocketTransport(around);
    last().listener.opened();
    for (let beat = 0; beat < 5; beat += 1) {
      tick(HEARTBEAT_MS);
      last().listener.received(frame({ event: 'notice', payload: beat }));
    }
    expect(last().sent).toEqual([]);
    expect(last().closed).toBe(false);
  });

  it('does not dial twice when it is woken while waiting', () => {
    const { around, dials, last, tick, wake } = stage();
    createWebSocketTransport(around);
    last().listener.opened();
    last().listener.closed();
    wake();
    tick(250);
    expect(dials).toHaveLength(2);
  });

  it('hangs up when it is closed, and stays so', () => {
    const { around, dials, last, wake } = stage();
    const transport = createWebSocketTransport(around);
    last().listener.opened();
    transport.close();
    expect(last().closed).toBe(true);
    last().listener.closed();
    wake();
    expect(dials).toHaveLength(1);
  });
});
