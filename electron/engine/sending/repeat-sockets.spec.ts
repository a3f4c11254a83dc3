import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionId } from '../../../shared/model/ids';
import { RawPeer } from '../fixtures/raw-peer';
import type { DriverOptions } from '../fixtures/workbench-driver';
import { SendingDriver, text } from './fixtures/sending-driver';

const ping = { everyMs: 1, jitterMs: 0, count: null };

let open: SendingDriver | null = null;
afterEach(() => open?.close());
const connect = async (options?: DriverOptions): Promise<SendingDriver> =>
  (open = await SendingDriver.connect(net, options));

describe('a repetition', () => {
  it('at 1 ms sends exactly as often as it should, and tells how well it kept its times', async () => {
    const driver = await connect();
    const { server, socket, connection, target } = driver;
    const peer = new RawPeer(socket);
    const repetition = { ...ping, count: 300 };
    const message = text('${counter} ');
    const { sending } = await driver.bench.must('sending.repeat', {
      target,
      name: 'ping',
      message,
      repetition,
    });
    const done = await driver.over(sending);
    const wanted = Array.from({ length: 300 }, (_, index) => `${index + 1} `).join('');
    expect((await peer.received(wanted.length)).toString()).toBe(wanted);
    expect(done).toMatchObject({ progress: { kind: 'finished' }, sends: 300, bytes: wanted.length, of: 300 });
    expect(done.lateness!.p95Us).toBeGreaterThanOrEqual(done.lateness!.medianUs);
    const out = (await driver.bench.rows(server, connection)).filter((row) => row.kind === 'out');
    expect(out).toHaveLength(300);
    // Absolute times: however late each one was, the last is where it belongs or later, never earlier.
    expect(out.at(-1)!.at - out[0]!.at).toBeGreaterThanOrEqual(299_000 - 1_000);
  });

  it('is paused and stopped; its connection may end it', async () => {
    const driver = await connect();
    const { socket, target } = driver;
    const peer = new RawPeer(socket);
    const { sending } = await driver.bench.must('sending.repeat', {
      target,
      name: 'p',
      message: text('x'),
      repetition: ping,
    });
    await peer.received(5);
    await driver.bench.must('sending.pause', { sending });
    const { sends } = await driver.until(sending, ({ progress }) => progress.kind === 'paused');
    await driver.bench.must('sending.resume', { sending });
    await peer.received(sends + 5);
    socket.resetAndDestroy();
    expect((await driver.over(sending)).progress).toMatchObject({
      kind: 'failed',
      error: { code: 'connection_reset' },
    });
  });

  it('never queues more than one message for a peer that does not read', async () => {
    const driver = await connect();
    const { server, socket, target } = driver;
    socket.pause();
    const { sending } = await driver.bench.must('sending.repeat', {
      target,
      name: 'p',
      message: text('x'.repeat(60_000)),
      repetition: ping,
    });
    const stuck = await driver.bench.until(async () => {
      const [connection] = await driver.bench.connections(server);
      return connection!.queued > 0 && connection;
    });
    const peer = new RawPeer(socket);
    socket.resume();
    await peer.received(stuck.bytesOut + 60_000);
    await driver.bench.must('sending.stop', { sending });
    const { lateness } = await driver.over(sending);
    expect(lateness!.skipped).toBeGreaterThan(0);
    expect(stuck.queued).toBeLessThan(2 * 256 * 1024);
  });

  it('to all goes to whoever is there at each time, and waits for nobody', async () => {
    const driver = await connect();
    const { server, socket } = driver;
    const first = new RawPeer(socket);
    const target = { kind: 'all', server } as const;
    const { sending } = await driver.bench.must('sending.repeat', {
      target,
      name: 'p',
      message: text('beat;'),
      repetition: ping,
    });
    await first.received(10);
    socket.destroy();
    await driver.until(sending, ({ failures }) => failures > 0);
    const second = new RawPeer(await driver.dial());
    await second.received(10);
    await driver.bench.must('server.stop', { server });
    expect((await driver.over(sending)).progress).toEqual({ kind: 'stopped' });
  });

  it('is refused with the reason: a wrong message, an empty one, nobody to send to', async () => {
    const driver = await connect();
    const { server, target } = driver;
    const repeat = (source: string) => ({ target, name: 'p', message: text(source), repetition: ping });
    expect(await driver.bench.mustFail('sending.repeat', repeat('a\\q'))).toMatchObject({
      code: 'invalid_message',
      details: { position: 1 },
    });
    expect((await driver.bench.mustFail('sending.repeat', repeat(''))).code).toBe('invalid_message');
    const all = { ...repeat('x'), target: { kind: 'all', server } as const };
    await driver.bench.must('server.stop', { server });
    expect((await driver.bench.mustFail('sending.repeat', all)).code).toBe('not_running');
    expect((await driver.bench.mustFail('sending.repeat', repeat('x'))).code).toBe('write_after_close');
    const nobody = { kind: 'connection', connection: 99 as ConnectionId } as const;
    expect((await driver.bench.mustFail('sending.repeat', { ...repeat('x'), target: nobody })).code).toBe(
      'not_found',
    );
  });
});
