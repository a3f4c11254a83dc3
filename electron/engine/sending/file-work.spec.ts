import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { RawPeer } from '../fixtures/raw-peer';
import type { DriverOptions } from '../fixtures/workbench-driver';
import { SendingDriver } from './fixtures/sending-driver';

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const plainPace = { chunk: 64 * 1024, bytesPerSecond: null };

let open: SendingDriver | null = null;
afterEach(() => open?.close());
const connect = async (options?: DriverOptions): Promise<SendingDriver> =>
  (open = await SendingDriver.connect(net, options));

describe('a file', () => {
  it('of 64 MiB arrives with the same SHA-256, chunk by chunk, and tells the log how it began and ended', async () => {
    const driver = await connect();
    const { server, socket, target } = driver;
    const hash = createHash('sha256');
    let received = 0;
    socket.on('data', (chunk) => {
      hash.update(chunk);
      received += chunk.length;
    });
    const bytes = randomBytes(64 * MIB);
    const { sending } = await driver.bench.must('sending.file', {
      target,
      name: 'large.bin',
      bytes: bytes.length,
      pace: plainPace,
    });
    await driver.feed(sending, bytes);
    await driver.bench.must('sending.end', { sending });
    const done = await driver.over(sending);
    expect(done).toMatchObject({
      progress: { kind: 'finished' },
      bytes: 64 * MIB,
      sends: 1_024,
      of: 64 * MIB,
      what: 'file',
    });
    socket.end();
    await driver.bench.must('server.stop', { server });
    await once(socket, 'close');
    expect([received, hash.digest('hex')]).toEqual([64 * MIB, sha256(bytes)]);
    expect(await driver.changes()).toEqual(['started 0', `finished ${64 * MIB}`]);
  });

  it('of no bytes is sent', async () => {
    const driver = await connect();
    const { target } = driver;
    const { sending } = await driver.bench.must('sending.file', {
      target,
      name: 'e',
      bytes: 0,
      pace: plainPace,
    });
    await driver.bench.must('sending.end', { sending });
    expect(await driver.over(sending)).toMatchObject({ progress: { kind: 'finished' }, bytes: 0 });
  });

  it('keeps its pace: chunks of the size, and the rate over all of them', async () => {
    const driver = await connect();
    const { server, socket, connection, target } = driver;
    const peer = new RawPeer(socket);
    const pace = { chunk: 1_000, bytesPerSecond: 100_000 };
    const { sending } = await driver.bench.must('sending.file', { target, name: 'p', bytes: 60_500, pace });
    await driver.feed(sending, randomBytes(60_500));
    await driver.bench.must('sending.end', { sending });
    await peer.received(60_500);
    const out = (await driver.bench.rows(server, connection)).filter((row) => row.kind === 'out');
    expect(out.map(({ length }) => length)).toEqual([...Array<number>(60).fill(1_000), 500]);
    const us = out.at(-1)!.at - out[0]!.at;
    // Nothing may go faster; how much slower it is depends on how busy the machine is.
    expect(us).toBeGreaterThan(600_000 * 0.9);
    expect(us).toBeLessThan(600_000 * 3);
  });

  it('waits for a peer that does not read, with little in memory, and goes on at once when it reads', async () => {
    const driver = await connect();
    const { server, socket, connection, target } = driver;
    socket.pause();
    const bytes = randomBytes(16 * MIB);
    const { sending } = await driver.bench.must('sending.file', {
      target,
      name: 'f',
      bytes: null,
      pace: plainPace,
    });
    const fed = driver.feed(sending, bytes).then(() => driver.bench.must('sending.end', { sending }));
    await driver.bench.until(async () => (await driver.bench.connections(server))[0]!.queued > 0);
    const { sendings } = await driver.bench.must('sending.list', { endpoint: server });
    expect(sendings[0]).toMatchObject({ progress: { kind: 'running' }, of: null });
    expect(sendings[0]!.bytes).toBeLessThan(16 * MIB);
    const [row] = await driver.bench.connections(server);
    expect(row!.id).toBe(connection);
    expect(row!.queued).toBeLessThan(MIB);
    const peer = new RawPeer(socket);
    socket.resume();
    await fed;
    expect(sha256(await peer.received(bytes.length))).toBe(sha256(bytes));
  });

  it('is paused, resumed and stopped at once', async () => {
    const driver = await connect();
    const { socket, target } = driver;
    const peer = new RawPeer(socket);
    const pace = { chunk: 100, bytesPerSecond: 100_000 };
    const { sending } = await driver.bench.must('sending.file', { target, name: 'f', bytes: MIB, pace });
    await driver.bench.must('sending.piece', { sending, data: randomBytes(MIB) });
    const wanted = driver.bench.call('sending.piece', { sending, data: randomBytes(MIB) });
    await peer.received(1_000);
    await driver.bench.must('sending.pause', { sending });
    const paused = await driver.until(sending, ({ progress }) => progress.kind === 'paused');
    await peer.received(paused.bytes);
    await driver.bench.must('sending.resume', { sending });
    await peer.received(paused.bytes + 1_000);
    await driver.bench.must('sending.stop', { sending });
    const stopped = await driver.over(sending);
    expect(stopped.progress).toEqual({ kind: 'stopped' });
    expect(await wanted).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await driver.bench.call('sending.end', { sending })).toEqual({ ok: true, value: {} });
    expect((await peer.received(stopped.bytes)).length).toBe(stopped.bytes);
    expect((await driver.changes()).map((change) => change.split(' ')[0])).toEqual([
      'started',
      'paused',
      'resumed',
      'stopped',
    ]);
  });

  it('fails as its connection does, also while it waits for more', async () => {
    const driver = await connect();
    const { socket, target } = driver;
    const { sending } = await driver.bench.must('sending.file', {
      target,
      name: 'f',
      bytes: 9,
      pace: plainPace,
    });
    socket.resetAndDestroy();
    const failed = await driver.over(sending);
    expect(failed.progress).toEqual({ kind: 'failed', error: { code: 'connection_reset', details: {} } });
    expect(await driver.bench.mustFail('sending.piece', { sending, data: Uint8Array.of(1) })).toEqual({
      code: 'connection_reset',
      details: {},
    });
  });

  it('fails when its window is gone, unless it was fed already', async () => {
    const driver = await connect();
    const { server, target } = driver;
    const { sending } = await driver.bench.must('sending.file', {
      target,
      name: 'f',
      bytes: 9,
      pace: plainPace,
    });
    driver.bench.session.dispose();
    const { sendings } = await driver.bench.must('sending.list', { endpoint: server });
    expect(sendings).toMatchObject([
      { id: sending, progress: { kind: 'failed', error: { code: 'transport_lost' } } },
    ]);
  });

  it('is cut off when it is fed without being asked', async () => {
    const driver = await connect();
    const { socket, target } = driver;
    socket.pause();
    const pace = { chunk: MIB, bytesPerSecond: 1 };
    const { sending } = await driver.bench.must('sending.file', { target, name: 'f', bytes: null, pace });
    const pieces = Array.from({ length: 8 }, () =>
      driver.bench.call('sending.piece', { sending, data: Buffer.alloc(MIB) }),
    );
    expect((await driver.over(sending)).progress).toMatchObject({
      error: { code: 'send_queue_full' },
    });
    const codes = (await Promise.all(pieces)).map((outcome) => (outcome.ok ? 'ok' : outcome.error.code));
    expect(codes.at(-1)).toBe('send_queue_full');
  });

  it('goes to all of a server that were there when it began; one that does not read is left out, with a note', async () => {
    const driver = await connect({ sendQueueCapBytes: 8 * MIB });
    const { server, socket } = driver;
    socket.pause();
    const readers = [new RawPeer(await driver.dial()), new RawPeer(await driver.dial())];
    await driver.bench.until(async () => (await driver.bench.connections(server)).length === 3);
    const bytes = randomBytes(32 * MIB);
    const { sending } = await driver.bench.must('sending.file', {
      target: { kind: 'all', server },
      name: 'f',
      bytes: bytes.length,
      pace: plainPace,
    });
    const late = new RawPeer(await driver.dial());
    await driver.feed(sending, bytes);
    await driver.bench.must('sending.end', { sending });
    for (const reader of readers) expect(sha256(await reader.received(bytes.length))).toBe(sha256(bytes));
    expect(late.bytes).toHaveLength(0);
    const notes = (await driver.bench.rows(server)).filter((row) => row.kind === 'error');
    expect(notes).toMatchObject([{ error: { code: 'send_queue_full' } }]);
  });
});
