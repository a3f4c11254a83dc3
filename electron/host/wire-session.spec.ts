import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { decodeMessage, encodeWire, type WireMessage } from '../../shared/envelope';
import { succeed, type Outcome } from '../../shared/errors';
import { WIRE_BACKLOG_BYTES, WIRE_MAX_CALLS } from '../../shared/limits';
import type { Notice } from '../../shared/model/notice';
import { serveWire, type SessionSource } from './wire-session';

/** A WebSocket without a network, so that a spec decides what is queued and sees what is paused. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  isPaused = false;
  bufferedAmount = 0;
  readonly sent: (WireMessage | null)[] = [];
  readonly close = vi.fn(() => (this.readyState = 2));
  send(frame: Uint8Array): void {
    this.sent.push(decodeMessage(frame));
  }
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
}

const notice: Notice = {
  revision: 1,
  endpoints: 1,
  connections: 0,
  tasks: 0,
  rows: { next: 0, first: 0, bytes: 0, dropped: 0, state: 'capturing' },
};

function serve() {
  const socket = new FakeSocket();
  const waiting: ((outcome: Outcome<never>) => void)[] = [];
  const dispose = vi.fn();
  const report = vi.fn();
  let push: (notice: Notice) => void = () => undefined;
  const stop = (): Promise<Outcome<never>> => new Promise((resolve) => waiting.push(resolve));
  const source = {
    open: (send: (notice: Notice) => void) => {
      push = send;
      return { handlers: { 'server.stop': stop }, dispose };
    },
  };
  serveWire(socket as unknown as WebSocket, source as unknown as SessionSource, report);
  const ask = (id: number): void => {
    socket.emit(
      'message',
      Buffer.from(encodeWire({ id, method: 'server.stop', params: { server: 1 } })),
      true,
    );
  };
  return { socket, waiting, dispose, report, ask, push: (what: Notice) => push(what) };
}

describe('serveWire', () => {
  it('reads no more while too many calls wait, and goes on when one is over', async () => {
    const { socket, waiting, ask } = serve();
    for (let id = 0; id < WIRE_MAX_CALLS - 1; id += 1) ask(id);
    expect(socket.isPaused).toBe(false);
    ask(WIRE_MAX_CALLS);
    expect(socket.isPaused).toBe(true);
    waiting[0]?.(succeed({} as never));
    await vi.waitFor(() => expect(socket.isPaused).toBe(false));
    expect(socket.sent).toEqual([{ id: 0, outcome: { ok: true, value: {} } }]);
  });

  it('answers in the order in which calls end', async () => {
    const { socket, waiting, ask } = serve();
    ask(1);
    ask(2);
    waiting[1]?.(succeed({} as never));
    await vi.waitFor(() => expect(socket.sent).toHaveLength(1));
    waiting[0]?.(succeed({} as never));
    await vi.waitFor(() =>
      expect(socket.sent.map((message) => message && 'id' in message && message.id)).toEqual([2, 1]),
    );
  });

  it('gives up a page that does not read', () => {
    const { socket, push } = serve();
    socket.bufferedAmount = WIRE_BACKLOG_BYTES;
    push(notice);
    expect(socket.close).not.toHaveBeenCalled();
    socket.bufferedAmount += 1;
    push(notice);
    expect(socket.close).toHaveBeenCalledExactlyOnceWith(1013, expect.any(String));
    push(notice);
    expect(socket.sent).toHaveLength(2);
  });

  it('reads and sends nothing once it closes, and ends its session', async () => {
    const { socket, waiting, dispose, ask, push } = serve();
    ask(1);
    socket.readyState = 3;
    socket.emit('close');
    ask(2);
    push(notice);
    waiting[0]?.(succeed({} as never));
    await Promise.resolve();
    expect(waiting).toHaveLength(1);
    expect(socket.sent).toEqual([]);
    expect(dispose).toHaveBeenCalledOnce();
  });

  it('closes, and reports, when an outcome cannot be encoded', async () => {
    const { socket, waiting, report, ask } = serve();
    ask(1);
    waiting[0]?.(succeed((() => undefined) as never));
    await vi.waitFor(() => expect(socket.close).toHaveBeenCalledWith(1011));
    expect(report).toHaveBeenCalledOnce();
  });

  it('outlives an error of the socket', () => {
    const { socket } = serve();
    expect(() => socket.emit('error', new Error('broken frame'))).not.toThrow();
  });
});
