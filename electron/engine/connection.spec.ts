import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from './clock';
import { RawPeer } from './fixtures/raw-peer';
import { WorkbenchDriver, type DriverOptions } from './fixtures/workbench-driver';

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let bench: WorkbenchDriver;
const sockets: net.Socket[] = [];
const make = (options?: DriverOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.shutdown();
});

/** A connected socket that reads nothing until it is made a peer. */
async function dial(port: number): Promise<net.Socket> {
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

describe('what comes in', () => {
  it('is captured read by read as it was, also where a read cuts a character in two', async () => {
    make();
    const { server, port } = await bench.listening('manual');
    const socket = await dial(port);
    const text = Uint8Array.from([0x61, 0xe2, 0x82, 0xac]);
    socket.write(text.subarray(0, 2));
    await bench.untilReceived(server, 2);
    socket.write(text.subarray(2));
    await bench.untilReceived(server, 4);
    const [first, second] = (await bench.rows(server)).filter(({ kind }) => kind === 'in');
    expect(first).toMatchObject({ length: 2, preview: text.subarray(0, 2), after: text.subarray(2) });
    expect(second).toMatchObject({ length: 2, preview: text.subarray(2), before: text.subarray(0, 2) });
    expect(first!.at).toBeLessThan(second!.at);
  });

  it('is answered on each of many connections that receive at once', async () => {
    make();
    const { port } = await bench.listening('echo');
    const peers: RawPeer[] = [];
    while (peers.length < 100) peers.push(new RawPeer(await dial(port)));
    for (const [n, { socket }] of peers.entries()) socket.end(`message ${n}`);
    for (const [n, peer] of peers.entries()) {
      await peer.ended;
      expect(peer.bytes.toString()).toBe(`message ${n}`);
    }
  });

  it.each(['finishes', 'chooses another responder'])(
    'is answered before the user %s in the same round of the event loop',
    async (what) => {
      // The clock is read first of all when something arrives: what is done in a microtask then comes ahead of the answer.
      let arrives = (): void => undefined;
      make({ clock: () => (arrives(), systemClock()) });
      const { server, port } = await bench.listening('echo');
      const peer = new RawPeer(await dial(port));
      const { id } = await bench.onlyConnection(server);
      const act = async (): Promise<void> => {
        const [connection] = await bench.connections(server);
        if (connection?.bytesIn !== 12) return;
        arrives = () => undefined;
        if (what === 'finishes') await bench.must('connection.finish', { connection: id });
        else await bench.must('server.configure', { server, responder: { kind: 'manual' } });
      };
      arrives = () => queueMicrotask(() => void act());
      peer.socket.write('asked before');
      expect((await peer.received(12)).toString()).toBe('asked before');
    },
  );

  it('is counted for the connection and for its server', async () => {
    make();
    const { server, port } = await bench.listening('echo');
    const peers = [new RawPeer(await dial(port)), new RawPeer(await dial(port))];
    peers[0]!.socket.write('four');
    peers[1]!.socket.write('eleven more');
    await peers[0]!.received(4);
    await peers[1]!.received(11);
    expect(await bench.server(server)).toMatchObject({ bytesIn: 15, bytesOut: 15, queued: 0 });
    const counts = (await bench.connections(server)).map(({ bytesIn, bytesOut, queued }) => [
      bytesIn,
      bytesOut,
      queued,
    ]);
    expect(counts.toSorted()).toEqual([
      [11, 11, 0],
      [4, 4, 0],
    ]);
  });
});

describe('an echo', () => {
  it('returns 64 MiB with the same SHA-256, and answers the FIN after the last byte', async () => {
    make();
    const { server, port } = await bench.listening('echo');
    const socket = await dial(port);
    const returned = createHash('sha256');
    socket.on('data', (chunk) => returned.update(chunk));
    const sent = createHash('sha256');
    for (let written = 0; written < 64; written += 1) {
      const piece = randomBytes(MIB);
      sent.update(piece);
      if (!socket.write(piece)) await once(socket, 'drain');
    }
    socket.end();
    await once(socket, 'end');
    expect(returned.digest('hex')).toBe(sent.digest('hex'));
    expect(await bench.server(server)).toMatchObject({ bytesIn: 64 * MIB, bytesOut: 64 * MIB, queued: 0 });
  });

  it('stops reading from a peer that does not read, serves the others, and goes on when it reads again', async () => {
    make();
    const { server, port } = await bench.listening('echo');
    const stuck = await dial(port);
    const flood = randomBytes(32 * MIB);
    stuck.write(flood);
    const paused = await bench.until(async () => (await bench.connections(server)).find((one) => one.paused));
    expect(paused.queued).toBeGreaterThan(0);
    expect(paused.queued).toBeLessThan(MIB);
    expect(paused.bytesIn).toBeLessThan(flood.length);

    const other = new RawPeer(await dial(port));
    other.socket.write('still there?');
    expect(String(await other.received(12))).toBe('still there?');

    const peer = new RawPeer(stuck);
    expect(sha256(await peer.received(flood.length))).toBe(sha256(flood));
    const [after] = await bench.connections(server);
    expect(after).toMatchObject({ bytesIn: flood.length, bytesOut: flood.length, queued: 0, paused: false });
  });

  it('ends with its server although its peer is stuck', async () => {
    make({ closeGraceMs: 20 });
    const { server, port } = await bench.listening('echo');
    const stuck = await dial(port);
    stuck.on('error', () => 'it is reset, for what it did not read');
    stuck.write(randomBytes(32 * MIB));
    await bench.until(async () => (await bench.connections(server))[0]?.paused);
    await bench.must('server.stop', { server });
    expect(await bench.server(server)).toMatchObject({ state: { kind: 'stopped' }, open: 0, queued: 0 });
    expect((await bench.rows(server)).slice(-2)).toMatchObject([
      { kind: 'closed', clean: false },
      { kind: 'stopped' },
    ]);
  });
});

describe('a peer that is stuck', () => {
  it('may reset although nobody reads from it', async () => {
    make();
    const { server, port } = await bench.listening('echo');
    const stuck = await dial(port);
    stuck.write(randomBytes(32 * MIB));
    await bench.until(async () => (await bench.connections(server))[0]?.paused);
    stuck.resetAndDestroy();
    await bench.untilRow(server, 'reset');
    expect(await bench.connections(server, 'all')).toMatchObject([
      { state: { kind: 'reset', by: 'peer' }, queued: 0, paused: false },
    ]);
    expect(await bench.server(server)).toMatchObject({ open: 0, queued: 0, state: { kind: 'listening' } });
  });
});

describe('what is sent', () => {
  it('may be 100 MiB at once: what waits is visible, in bounded memory', async () => {
    make();
    const { server, port } = await bench.listening('manual');
    const socket = await dial(port);
    const { id: connection } = await bench.onlyConnection(server);
    const [{ handlers }, size] = [bench.session, 100 * MIB];
    const data = randomBytes(size);
    const before = process.memoryUsage().rss;
    const sent = handlers['connection.send']({ connection, data });
    const waiting = (await bench.onlyConnection(server)).queued;
    expect(waiting).toBeGreaterThan(80 * MIB);
    expect((await bench.server(server)).queued).toBe(waiting);

    const received = createHash('sha256');
    let count = 0;
    let peak = before;
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        received.update(chunk);
        count += chunk.length;
        peak = Math.max(peak, process.memoryUsage().rss);
        if (count === size) resolve();
      });
    });
    expect((await sent).ok).toBe(true);
    expect(received.digest('hex')).toBe(sha256(data));
    expect(peak - before).toBeLessThan(3 * size);
    await bench.until(async () => (await bench.server(server)).queued === 0);
    expect(await bench.server(server)).toMatchObject({ bytesOut: size });
    const rows = await bench.rows(server);
    const slices = rows.filter((row) => row.kind === 'out').map((row) => row.length);
    expect(slices.reduce((sum, length) => sum + length, 0)).toBe(size);
    expect(Math.max(...slices)).toBeLessThanOrEqual(256 * 1024);
  });

  it('is answered when little is left to wait, or when the connection ended', async () => {
    make({ sendHighWaterBytes: MIB });
    const { server, port } = await bench.listening('manual');
    const socket = await dial(port);
    const { id: connection } = await bench.onlyConnection(server);
    const data = randomBytes(MIB);
    const answers = Array.from({ length: 32 }, () => bench.call('connection.send', { connection, data }));
    expect((await bench.onlyConnection(server)).queued).toBeGreaterThan(8 * MIB);
    const peer = new RawPeer(socket);
    await peer.received(32 * MIB);
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: true });

    peer.socket.pause();
    const last = Array.from({ length: 32 }, () => bench.call('connection.send', { connection, data }));
    await bench.must('connection.reset', { connection });
    expect((await Promise.all(last)).at(-1)).toEqual({
      ok: false,
      error: { code: 'not_connected', details: { name: `#${connection}` } },
    });
    expect((await bench.server(server)).queued).toBe(0);
  });

  it('is refused above the cap of what may wait, and nothing of it is sent', async () => {
    make({ sendQueueCapBytes: 8 * MIB });
    const { server, port } = await bench.listening('manual');
    const socket = await dial(port);
    const { id: connection } = await bench.onlyConnection(server);
    const data = randomBytes(MIB);
    const pending = [];
    for (let sent = 0; sent < 64; sent += 1)
      pending.push(bench.call('connection.send', { connection, data }));
    const refused = (await pending.at(-1))!;
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'send_queue_full', details: { cap: 8 * MIB } },
    });
    const peer = new RawPeer(socket);
    const accepted = (await Promise.all(pending)).filter(({ ok }) => ok).length;
    await peer.received(accepted * MIB);
    await bench.must('connection.finish', { connection });
    await peer.ended;
    expect(peer.bytes).toHaveLength(accepted * MIB);
  });

  it('comes before the FIN of a half-close or a close', async () => {
    make();
    const { server, port } = await bench.listening('manual');
    const socket = await dial(port);
    const { id: connection } = await bench.onlyConnection(server);
    const data = randomBytes(MIB);
    const pieces = Array.from({ length: 8 }, () => bench.call('connection.send', { connection, data }));
    const closed = bench.must('connection.close', { connection });
    expect((await bench.onlyConnection(server)).state).toEqual({ kind: 'closing' });
    const peer = new RawPeer(socket);
    await peer.ended;
    peer.socket.end();
    await Promise.all([closed, ...pieces]);
    expect(sha256(peer.bytes)).toBe(sha256(Buffer.concat(Array.from({ length: 8 }, () => data))));
    expect((await bench.rows(server)).at(-1)).toMatchObject({ kind: 'closed', clean: true });
  });
});

describe('a broadcast', () => {
  it('reaches every connection that can be sent to', async () => {
    make();
    const { server, port } = await bench.listening('manual');
    const data = Buffer.from('hear ye');
    const none = { code: 'no_connections', details: { name: 'Server 1' } };
    expect(await bench.mustFail('server.broadcast', { server, data })).toEqual(none);
    const peers = [
      new RawPeer(await dial(port)),
      new RawPeer(await dial(port)),
      new RawPeer(await dial(port)),
    ];
    await bench.until(async () => (await bench.server(server)).open === 3);
    const [first] = await bench.connections(server);
    await bench.must('connection.finish', { connection: first!.id });
    expect(await bench.must('server.broadcast', { server, data })).toEqual({ connections: 2, queued: 0 });
    await Promise.all(peers.slice(1).map((peer) => peer.received(data.length)));
    await bench.must('server.stop', { server });
    expect((await bench.mustFail('server.broadcast', { server, data })).code).toBe('not_running');
    expect(String(peers[0]!.bytes)).toBe('');
  });

  it('tells in the log whom it could not reach because too much waits there', async () => {
    make({ sendQueueCapBytes: 8 * MIB });
    const { server, port } = await bench.listening('manual');
    await dial(port);
    const data = randomBytes(MIB);
    await bench.onlyConnection(server);
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, () => bench.call('server.broadcast', { server, data })),
    );
    const error = { code: 'send_queue_full', details: { cap: 8 * MIB } };
    expect(outcomes.at(-1)).toMatchObject({ ok: false, error });
    expect((await bench.rows(server)).at(-1)).toMatchObject({ kind: 'error', error });
  });
});

describe('a reset of ours', () => {
  it('is seen as a reset by the peer, also in the same moment as a half-close', async () => {
    make();
    const { server, port } = await bench.listening('manual');
    const peer = new RawPeer(await dial(port));
    const { id: connection } = await bench.onlyConnection(server);
    await bench.must('connection.finish', { connection });
    await bench.must('connection.reset', { connection });
    await bench.must('connection.close', { connection });
    expect(await bench.connections(server, 'all')).toMatchObject([{ state: { kind: 'reset', by: 'local' } }]);
    await bench.must('server.stop', { server });
    peer.socket.end();
    await peer.closed;
  });
});
