import { once } from 'node:events';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WRITE_SLICE_BYTES } from '../../shared/limits';
import { RawPeer } from './fixtures/raw-peer';
import {
  dial,
  dropSocket,
  isLiteral,
  listen,
  SocketRunner,
  type Listener,
  type RawSocket,
  type SocketEvents,
} from './socket-runner';

let listener: Listener;
let accepted: Promise<RawSocket>;
let peer: RawPeer;
let time = 0;
const clock = (): number => (time += 1);

const sockets: RawSocket[] = [];

beforeEach(async () => {
  let first: (socket: RawSocket) => void = () => undefined;
  accepted = new Promise((resolve) => (first = resolve));
  const accept = (socket: RawSocket): void => {
    sockets.push(socket);
    first(socket);
  };
  listener = await listen({ host: '127.0.0.1', port: 0, accept, trouble: () => undefined });
  peer = new RawPeer(net.connect({ ...listener.address, allowHalfOpen: true }));
});
afterEach(async () => {
  peer.socket.destroy();
  const closed = listener.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  await closed;
});

/** A runner, the names of what it told, and a promise for the next telling of a name. */
async function run(): Promise<{
  runner: SocketRunner;
  told: string[];
  slices: Uint8Array[];
  chunks: { at: number; bytes: Uint8Array }[];
  next: (name: keyof SocketEvents) => Promise<void>;
}> {
  const told: string[] = [];
  const slices: Uint8Array[] = [];
  const chunks: { at: number; bytes: Uint8Array }[] = [];
  const waiting = new Map<string, () => void>();
  const tell = (name: string): void => {
    told.push(name);
    waiting.get(name)?.();
  };
  const events: SocketEvents = {
    received: (at, bytes) => {
      chunks.push({ at, bytes });
      tell('received');
    },
    handed: (_, slice) => {
      slices.push(slice);
      tell('handed');
    },
    progressed: () => tell('progressed'),
    peerFinished: () => tell('peerFinished'),
    localFinished: () => tell('localFinished'),
    failed: (cause) => tell(`failed ${(cause as NodeJS.ErrnoException).code}`),
    released: () => tell('released'),
  };
  const runner = new SocketRunner(await accepted, events, clock);
  return {
    runner,
    told,
    slices,
    chunks,
    next: (name) => new Promise((resolve) => waiting.set(name, resolve)),
  };
}

describe('SocketRunner', () => {
  it('knows both addresses', async () => {
    const { runner } = await run();
    expect(runner.local).toEqual(listener.address);
    expect(runner.remote).toEqual({ host: '127.0.0.1', port: (peer.socket as net.Socket).localPort });
  });

  it('stamps each read once, as it came', async () => {
    const { chunks, next } = await run();
    const came = next('received');
    peer.socket.write('hello');
    await came;
    expect(chunks).toEqual([{ at: time, bytes: Buffer.from('hello') }]);
  });

  it('hands a small write over at once, as the same object', async () => {
    const { runner, slices } = await run();
    const bytes = Buffer.from('hello');
    runner.write(bytes);
    expect(slices[0]).toBe(bytes);
    expect(runner.queued).toBe(0);
    expect(String(await peer.received(5))).toBe('hello');
  });

  it('cuts a large write into slices, counts what waits, and sends FIN after the last', async () => {
    const { runner, slices, told } = await run();
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'parley');
    peer.socket.pause();
    runner.write(bytes);
    runner.finish();
    expect(runner.queued).toBeGreaterThan(10 * 1024 * 1024);
    expect(told).not.toContain('localFinished');
    peer.socket.resume();
    await peer.ended;
    expect(peer.bytes.equals(bytes)).toBe(true);
    expect(runner.queued).toBe(0);
    expect(Math.max(...slices.map(({ length }) => length))).toBe(WRITE_SLICE_BYTES);
  });

  it('reads no more while paused', async () => {
    const { runner, told, next } = await run();
    runner.pause();
    peer.socket.end('later');
    runner.write(Buffer.from('now'));
    await peer.received(3);
    expect(told).not.toContain('received');
    const finished = next('peerFinished');
    runner.resume();
    await finished;
    expect(told.filter((name) => name === 'received')).toHaveLength(1);
  });

  it('is released by itself when both sides have finished', async () => {
    const { runner, told, next } = await run();
    const released = next('released');
    peer.socket.end();
    runner.finish();
    await released;
    expect(told.toSorted()).toEqual(['localFinished', 'peerFinished', 'released']);
  });

  it('resets at once, with a queue that nobody reads', async () => {
    const { runner, next } = await run();
    peer.socket.pause();
    runner.write(Buffer.alloc(20 * 1024 * 1024));
    const released = next('released');
    runner.reset();
    await released;
    peer.socket.resume();
    expect(await peer.closed).toBe('ECONNRESET');
  });

  it('resets without a leak in the moment of a FIN', async () => {
    const { runner, told, next } = await run();
    const released = next('released');
    runner.finish();
    runner.reset();
    await released;
    expect(told.filter((name) => name.startsWith('failed'))).toEqual([]);
  });

  it('tells of a reset by the peer', async () => {
    const { told, next } = await run();
    const released = next('released');
    (peer.socket as net.Socket).resetAndDestroy();
    await released;
    expect(told).toEqual(['failed ECONNRESET', 'released']);
  });

  it('releases without waiting for anybody', async () => {
    const { runner, next } = await run();
    const released = next('released');
    peer.socket.pause();
    runner.write(Buffer.alloc(20 * 1024 * 1024));
    runner.release();
    await released;
  });
});

describe('listen', () => {
  it('rejects with the system’s error', async () => {
    const again = listen({ ...listener.address, accept: () => undefined, trouble: () => undefined });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE', syscall: 'listen' });
  });

  it('drops a socket that is not wanted, and tells who was there', async () => {
    expect(dropSocket(await accepted)).toEqual({
      host: '127.0.0.1',
      port: (peer.socket as net.Socket).localPort,
    });
    await peer.ended;
  });
});

describe('dial', () => {
  const local = { host: null, port: null };
  const lookup = (): never => {
    throw new Error('a literal needs no resolver');
  };

  it('tells either of a connected socket or of the system’s error', async () => {
    const { port } = listener.address;
    const socket = await new Promise<RawSocket>((connected, failed) => {
      dial({ host: '127.0.0.1', port, local, lookup, attemptMs: 1_000, connected, failed });
    });
    expect(socket.remotePort).toBe(port);
    socket.destroy();
    const free = net.createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const closed = (free.address() as net.AddressInfo).port;
    await new Promise((done) => free.close(done));
    const refused = new Promise((connected, failed) => {
      dial({ host: '127.0.0.1', port: closed, local, lookup, attemptMs: 1_000, connected, failed });
    });
    await expect(refused).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('tells nothing more once it is cancelled', async () => {
    const told: string[] = [];
    const cancel = dial({
      host: '127.0.0.1',
      port: listener.address.port,
      local,
      lookup,
      attemptMs: 1_000,
      connected: () => told.push('connected'),
      failed: () => told.push('failed'),
    });
    cancel();
    const other = new RawPeer(net.connect(listener.address));
    await once(other.socket, 'connect');
    other.socket.destroy();
    expect(told).toEqual([]);
  });
});

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['fe80::1%eth0', true],
  ['localhost', false],
  ['1.2.3', false],
])('knows whether %s is an address', (host, literal) => {
  expect(isLiteral(host)).toBe(literal);
});
