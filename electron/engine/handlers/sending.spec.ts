import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_SENDINGS, SENDINGS_KEPT } from '../../../shared/limits';
import { plainComposing } from '../../../shared/model/defaults';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Message } from '../../../shared/model/message';
import type { Row } from '../../../shared/model/row';
import type { Sending, SendingId } from '../../../shared/model/sending';
import { RawPeer } from '../fixtures/raw-peer';
import { WorkbenchDriver, type DriverOptions } from '../fixtures/workbench-driver';

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (source: string): Message => ({ ...plainComposing, source });
const plainPace = { chunk: 64 * 1024, bytesPerSecond: null };
const ping = { everyMs: 1, jitterMs: 0, count: null };

let bench: WorkbenchDriver;
const sockets: net.Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.shutdown();
});

async function dial(port: number): Promise<net.Socket> {
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** A server that answers nothing, and a plain socket that is connected to it. */
async function connected(options?: DriverOptions) {
  bench = new WorkbenchDriver(options);
  const { server, port } = await bench.listening('manual');
  const socket = await dial(port);
  const { id } = await bench.onlyConnection(server);
  return { server, port, socket, connection: id, target: { kind: 'connection', connection: id } as const };
}

/** Waits until a sending is as wanted. */
function until(server: EndpointId, id: SendingId, wanted: (sending: Sending) => boolean): Promise<Sending> {
  return bench.until(async () => {
    const { sendings } = await bench.must('sending.list', { endpoint: server });
    return sendings.find((sending) => sending.id === id && wanted(sending));
  });
}
const isOver = ({ progress }: Sending): boolean => progress.kind !== 'running' && progress.kind !== 'paused';

async function changes(server: EndpointId): Promise<string[]> {
  const rows = await bench.rows(server);
  return rows.flatMap((row) => (row.kind === 'sending' ? [`${row.change} ${row.bytes}`] : []));
}

/** Feeds a file as a window does: a piece, and the next one when it is wanted. */
async function feed(sending: SendingId, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; at += MIB)
    await bench.must('sending.piece', { sending, data: bytes.subarray(at, at + MIB) });
}

describe('a file', () => {
  it('of 64 MiB arrives with the same SHA-256, chunk by chunk, and tells the log how it began and ended', async () => {
    const { server, socket, target } = await connected();
    const hash = createHash('sha256');
    let received = 0;
    socket.on('data', (chunk) => {
      hash.update(chunk);
      received += chunk.length;
    });
    const bytes = randomBytes(64 * MIB);
    const { sending } = await bench.must('sending.file', {
      target,
      name: 'large.bin',
      bytes: bytes.length,
      pace: plainPace,
    });
    await feed(sending, bytes);
    await bench.must('sending.end', { sending });
    const done = await until(server, sending, isOver);
    expect(done).toMatchObject({
      progress: { kind: 'finished' },
      bytes: 64 * MIB,
      sends: 1_024,
      of: 64 * MIB,
      what: 'file',
    });
    socket.end();
    await bench.must('server.stop', { server });
    await once(socket, 'close');
    expect([received, hash.digest('hex')]).toEqual([64 * MIB, sha256(bytes)]);
    expect(await changes(server)).toEqual(['started 0', `finished ${64 * MIB}`]);
  });

  it('of no bytes is sent', async () => {
    const { server, target } = await connected();
    const { sending } = await bench.must('sending.file', { target, name: 'e', bytes: 0, pace: plainPace });
    await bench.must('sending.end', { sending });
    expect(await until(server, sending, isOver)).toMatchObject({ progress: { kind: 'finished' }, bytes: 0 });
  });

  it('keeps its pace: chunks of the size, and the rate over all of them', async () => {
    const { server, socket, connection, target } = await connected();
    const peer = new RawPeer(socket);
    const pace = { chunk: 1_000, bytesPerSecond: 100_000 };
    const { sending } = await bench.must('sending.file', { target, name: 'p', bytes: 60_500, pace });
    await feed(sending, randomBytes(60_500));
    await bench.must('sending.end', { sending });
    await peer.received(60_500);
    const out = (await bench.rows(server, connection)).filter((row) => row.kind === 'out');
    expect(out.map(({ length }) => length)).toEqual([...Array<number>(60).fill(1_000), 500]);
    const us = out.at(-1)!.at - out[0]!.at;
    // Nothing may go faster; how much slower it is depends on how busy the machine is.
    expect(us).toBeGreaterThan(600_000 * 0.9);
    expect(us).toBeLessThan(600_000 * 1.5);
  });

  it('waits for a peer that does not read, with little in memory, and goes on at once when it reads', async () => {
    const { server, socket, connection, target } = await connected();
    socket.pause();
    const bytes = randomBytes(16 * MIB);
    const { sending } = await bench.must('sending.file', {
      target,
      name: 'f',
      bytes: null,
      pace: plainPace,
    });
    const fed = feed(sending, bytes).then(() => bench.must('sending.end', { sending }));
    await bench.until(async () => (await bench.connections(server))[0]!.queued > 0);
    const { sendings } = await bench.must('sending.list', { endpoint: server });
    expect(sendings[0]).toMatchObject({ progress: { kind: 'running' }, of: null });
    expect(sendings[0]!.bytes).toBeLessThan(16 * MIB);
    const [row] = await bench.connections(server);
    expect(row!.id).toBe(connection);
    expect(row!.queued).toBeLessThan(MIB);
    const peer = new RawPeer(socket);
    socket.resume();
    await fed;
    expect(sha256(await peer.received(bytes.length))).toBe(sha256(bytes));
  });

  it('is paused, resumed and stopped at once', async () => {
    const { server, socket, target } = await connected();
    const peer = new RawPeer(socket);
    const pace = { chunk: 100, bytesPerSecond: 100_000 };
    const { sending } = await bench.must('sending.file', { target, name: 'f', bytes: MIB, pace });
    await bench.must('sending.piece', { sending, data: randomBytes(MIB) });
    const wanted = bench.call('sending.piece', { sending, data: randomBytes(MIB) });
    await peer.received(1_000);
    await bench.must('sending.pause', { sending });
    const paused = await until(server, sending, ({ progress }) => progress.kind === 'paused');
    await peer.received(paused.bytes);
    await bench.must('sending.resume', { sending });
    await peer.received(paused.bytes + 1_000);
    await bench.must('sending.stop', { sending });
    const stopped = await until(server, sending, isOver);
    expect(stopped.progress).toEqual({ kind: 'stopped' });
    expect(await wanted).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await bench.call('sending.end', { sending })).toEqual({ ok: true, value: {} });
    expect((await peer.received(stopped.bytes)).length).toBe(stopped.bytes);
    expect((await changes(server)).map((change) => change.split(' ')[0])).toEqual([
      'started',
      'paused',
      'resumed',
      'stopped',
    ]);
  });

  it('fails as its connection does, also while it waits for more', async () => {
    const { server, socket, target } = await connected();
    const { sending } = await bench.must('sending.file', { target, name: 'f', bytes: 9, pace: plainPace });
    socket.resetAndDestroy();
    const failed = await until(server, sending, isOver);
    expect(failed.progress).toEqual({ kind: 'failed', error: { code: 'connection_reset', details: {} } });
    expect(await bench.mustFail('sending.piece', { sending, data: Uint8Array.of(1) })).toEqual({
      code: 'connection_reset',
      details: {},
    });
  });

  it('fails when its window is gone, unless it was fed already', async () => {
    const { server, target } = await connected();
    const { sending } = await bench.must('sending.file', { target, name: 'f', bytes: 9, pace: plainPace });
    bench.session.dispose();
    const { sendings } = await bench.must('sending.list', { endpoint: server });
    expect(sendings).toMatchObject([
      { id: sending, progress: { kind: 'failed', error: { code: 'transport_lost' } } },
    ]);
  });

  it('is cut off when it is fed without being asked', async () => {
    const { server, socket, target } = await connected();
    socket.pause();
    const pace = { chunk: MIB, bytesPerSecond: 1 };
    const { sending } = await bench.must('sending.file', { target, name: 'f', bytes: null, pace });
    const pieces = Array.from({ length: 8 }, () =>
      bench.call('sending.piece', { sending, data: Buffer.alloc(MIB) }),
    );
    expect((await until(server, sending, isOver)).progress).toMatchObject({
      error: { code: 'send_queue_full' },
    });
    const codes = (await Promise.all(pieces)).map((outcome) => (outcome.ok ? 'ok' : outcome.error.code));
    expect(codes.at(-1)).toBe('send_queue_full');
  });

  it('goes to all of a server that were there when it began; one that does not read is left out, with a note', async () => {
    const { server, port, socket } = await connected({ sendQueueCapBytes: 8 * MIB });
    socket.pause();
    const readers = [new RawPeer(await dial(port)), new RawPeer(await dial(port))];
    await bench.until(async () => (await bench.connections(server)).length === 3);
    const bytes = randomBytes(32 * MIB);
    const { sending } = await bench.must('sending.file', {
      target: { kind: 'all', server },
      name: 'f',
      bytes: bytes.length,
      pace: plainPace,
    });
    const late = new RawPeer(await dial(port));
    await feed(sending, bytes);
    await bench.must('sending.end', { sending });
    for (const reader of readers) expect(sha256(await reader.received(bytes.length))).toBe(sha256(bytes));
    expect(late.bytes).toHaveLength(0);
    const notes = (await bench.rows(server)).filter((row) => row.kind === 'error');
    expect(notes).toMatchObject([{ error: { code: 'send_queue_full' } }]);
  });
});

describe('a repetition', () => {
  it('at 1 ms sends exactly as often as it should, and tells how well it kept its times', async () => {
    const { server, socket, connection, target } = await connected();
    const peer = new RawPeer(socket);
    const repetition = { ...ping, count: 300 };
    const message = text('${counter} ');
    const { sending } = await bench.must('sending.repeat', { target, name: 'ping', message, repetition });
    const done = await until(server, sending, isOver);
    const wanted = Array.from({ length: 300 }, (_, index) => `${index + 1} `).join('');
    expect((await peer.received(wanted.length)).toString()).toBe(wanted);
    expect(done).toMatchObject({ progress: { kind: 'finished' }, sends: 300, bytes: wanted.length, of: 300 });
    expect(done.lateness!.medianUs).toBeLessThan(1_000);
    expect(done.lateness!.p95Us).toBeGreaterThanOrEqual(done.lateness!.medianUs);
    const out = (await bench.rows(server, connection)).filter((row) => row.kind === 'out');
    expect(out).toHaveLength(300);
    // Absolute times: however late each one was, the last is where it belongs or later, never earlier.
    expect(out.at(-1)!.at - out[0]!.at).toBeGreaterThanOrEqual(299_000 - 1_000);
  });

  it('is paused and stopped; its connection may end it', async () => {
    const { server, socket, target } = await connected();
    const peer = new RawPeer(socket);
    const { sending } = await bench.must('sending.repeat', {
      target,
      name: 'p',
      message: text('x'),
      repetition: ping,
    });
    await peer.received(5);
    await bench.must('sending.pause', { sending });
    const { sends } = await until(server, sending, ({ progress }) => progress.kind === 'paused');
    await bench.must('sending.resume', { sending });
    await peer.received(sends + 5);
    socket.resetAndDestroy();
    expect((await until(server, sending, isOver)).progress).toMatchObject({
      kind: 'failed',
      error: { code: 'connection_reset' },
    });
  });

  it('never queues more than one message for a peer that does not read', async () => {
    const { server, socket, target } = await connected();
    socket.pause();
    const { sending } = await bench.must('sending.repeat', {
      target,
      name: 'p',
      message: text('x'.repeat(60_000)),
      repetition: ping,
    });
    const stuck = await bench.until(async () => {
      const [connection] = await bench.connections(server);
      return connection!.queued > 0 && connection;
    });
    const peer = new RawPeer(socket);
    socket.resume();
    await peer.received(stuck!.bytesOut + 60_000);
    await bench.must('sending.stop', { sending });
    const { lateness } = await until(server, sending, isOver);
    expect(lateness!.skipped).toBeGreaterThan(0);
    expect(stuck!.queued).toBeLessThan(2 * 256 * 1024);
  });

  it('to all goes to whoever is there at each time, and waits for nobody', async () => {
    const { server, port, socket } = await connected();
    const first = new RawPeer(socket);
    const target = { kind: 'all', server } as const;
    const { sending } = await bench.must('sending.repeat', {
      target,
      name: 'p',
      message: text('beat;'),
      repetition: ping,
    });
    await first.received(10);
    socket.destroy();
    await until(server, sending, ({ failures }) => failures > 0);
    const second = new RawPeer(await dial(port));
    await second.received(10);
    await bench.must('server.stop', { server });
    expect((await until(server, sending, isOver)).progress).toEqual({ kind: 'stopped' });
  });

  it('is refused with the reason: a wrong message, an empty one, nobody to send to', async () => {
    const { server, target } = await connected();
    const repeat = (source: string) => ({ target, name: 'p', message: text(source), repetition: ping });
    expect(await bench.mustFail('sending.repeat', repeat('a\\q'))).toMatchObject({
      code: 'invalid_message',
      details: { position: 1 },
    });
    expect((await bench.mustFail('sending.repeat', repeat(''))).code).toBe('invalid_message');
    const all = { ...repeat('x'), target: { kind: 'all', server } as const };
    await bench.must('server.stop', { server });
    expect((await bench.mustFail('sending.repeat', all)).code).toBe('not_running');
    expect((await bench.mustFail('sending.repeat', repeat('x'))).code).toBe('write_after_close');
    const nobody = { kind: 'connection', connection: 99 as ConnectionId } as const;
    expect((await bench.mustFail('sending.repeat', { ...repeat('x'), target: nobody })).code).toBe(
      'not_found',
    );
  });
});

describe('a sequence', () => {
  const step = (source: string, expected: string | null = null, delayMs = 0) => ({
    delayMs,
    message: text(source),
    expect:
      expected === null
        ? null
        : {
            match: {
              by: 'contains',
              content: { mode: 'text', source: expected, encoding: 'utf-8' },
            } as const,
            withinMs: 40,
          },
  });

  it('sends its steps, loop by loop, each one behind its delay and the answer to the one before', async () => {
    const { server, socket, connection, target } = await connected();
    const asked: string[] = [];
    socket.on('data', (chunk) => {
      asked.push(chunk.toString());
      if (chunk.toString().startsWith('hello')) socket.write('welc');
      if (chunk.toString().startsWith('hello')) setImmediate(() => socket.write('ome'));
    });
    const sequence = { steps: [step('hello', 'welcome'), step('bye', null, 5)], loops: 2, stopOnError: true };
    const { sending } = await bench.must('sending.sequence', { target, name: 's', sequence });
    const done = await until(server, sending, isOver);
    expect(done).toMatchObject({
      progress: { kind: 'finished' },
      sends: 4,
      of: 4,
      failures: 0,
      bytes: 16,
      lateness: null,
    });
    const rows = await bench.rows(server, connection);
    const story = rows.flatMap((row: Row) =>
      row.kind === 'out' || row.kind === 'in'
        ? [Buffer.from(row.preview).toString()]
        : row.kind === 'expect'
          ? [row.outcome]
          : [],
    );
    expect(story.join(' ').replaceAll('welc ome', 'welcome')).toBe(
      'hello welcome passed bye hello welcome passed bye',
    );
    const outs = rows.filter((row) => row.kind === 'out');
    expect(outs[1]!.at - outs[0]!.at).toBeGreaterThanOrEqual(5_000);
  });

  it('ends at the first answer that does not come, or goes on and counts it', async () => {
    const { server, target } = await connected();
    const steps = [step('hello', 'welcome'), step('bye')];
    const strict = await bench.must('sending.sequence', {
      target,
      name: 'strict',
      sequence: { steps, loops: 1, stopOnError: true },
    });
    expect(await until(server, strict.sending, isOver)).toMatchObject({
      progress: {
        kind: 'failed',
        error: { code: 'not_answered', details: { what: 'contains “welcome”', ms: 40 } },
      },
      sends: 1,
      failures: 1,
    });
    const lenient = await bench.must('sending.sequence', {
      target,
      name: 'lenient',
      sequence: { steps, loops: 1, stopOnError: false },
    });
    expect(await until(server, lenient.sending, isOver)).toMatchObject({
      progress: { kind: 'finished' },
      sends: 2,
      failures: 1,
    });
  });

  it('is stopped while it waits for an answer, and tells nothing of it', async () => {
    const { server, socket, target } = await connected();
    const steps = [{ ...step('hello', 'welcome') }];
    steps[0]!.expect!.withinMs = 3_600_000;
    const { sending } = await bench.must('sending.sequence', {
      target,
      name: 's',
      sequence: { steps, loops: null, stopOnError: true },
    });
    await new RawPeer(socket).received(5);
    await bench.must('sending.stop', { sending });
    expect((await until(server, sending, isOver)).progress).toEqual({ kind: 'stopped' });
    expect((await bench.rows(server)).some((row) => row.kind === 'expect')).toBe(false);
  });

  it('says in which step something is wrong', async () => {
    const { target } = await connected();
    const sequence = { steps: [step('fine'), step('a\\q')], loops: 1, stopOnError: true };
    const error = await bench.mustFail('sending.sequence', { target, name: 's', sequence });
    expect(error).toMatchObject({ code: 'invalid_message', details: { position: 1 } });
    expect(JSON.stringify(error)).toContain('(step 2)');
  });
});

describe('all sendings', () => {
  const repeat = (target: { kind: 'connection'; connection: ConnectionId }) =>
    bench.must('sending.repeat', {
      target,
      name: 'p',
      message: text('x'),
      repetition: { ...ping, everyMs: 60_000 },
    });

  it('of a workbench are bounded, and so are those that are over', async () => {
    const { server, target } = await connected();
    const ids: SendingId[] = [];
    for (let made = 0; made < MAX_SENDINGS; made += 1) ids.push((await repeat(target)).sending);
    const more = { target, name: 'p', message: text('x'), repetition: ping };
    expect(await bench.mustFail('sending.repeat', more)).toEqual({
      code: 'too_many_sendings',
      details: { cap: MAX_SENDINGS },
    });
    const before = await bench.server(server);
    expect(before.sendings).toBe(MAX_SENDINGS);
    for (const sending of ids) await bench.must('sending.stop', { sending });
    const after = await bench.server(server);
    expect(after.sendings).toBe(0);
    expect(after.sendingsRevision).toBeGreaterThan(before.sendingsRevision);
    const { sendings } = await bench.must('sending.list', { endpoint: server });
    expect(sendings.map(({ id }) => id)).toEqual(ids.slice(-SENDINGS_KEPT));
    await bench.must('sending.forget', { sending: ids.at(-1)! });
    expect(await bench.mustFail('sending.stop', { sending: ids.at(-1)! })).toMatchObject({
      code: 'not_found',
      details: { what: 'sending' },
    });
  });

  it('of an endpoint end when it is stopped, and are gone with it', async () => {
    const { server, target } = await connected();
    const { sending } = await repeat(target);
    await bench.must('server.stop', { server });
    expect((await until(server, sending, isOver)).progress).toEqual({ kind: 'stopped' });
    await bench.must('endpoint.remove', { endpoint: server, force: true });
    expect((await bench.mustFail('sending.list', { endpoint: server })).code).toBe('not_found');
    expect((await bench.mustFail('sending.stop', { sending })).code).toBe('not_found');
  });

  it('of a client end with a disconnect', async () => {
    bench = new WorkbenchDriver();
    const { port } = await bench.listening();
    const { client, connection } = await bench.connected(port);
    const { sending } = await repeat({ kind: 'connection', connection });
    await bench.must('client.disconnect', { client });
    expect((await until(client, sending, isOver)).progress).toEqual({ kind: 'stopped' });
  });
});
