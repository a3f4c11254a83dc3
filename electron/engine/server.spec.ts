import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { RawPeer } from './fixtures/raw-peer';
import { WorkbenchDriver, type DriverOptions } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (options?: DriverOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
afterEach(() => bench.shutdown());

const peerOf = (port: number, host = '127.0.0.1'): RawPeer =>
  new RawPeer(net.connect({ port, host, allowHalfOpen: true }));

async function isFree(port: number): Promise<boolean> {
  const probe = net.createServer().listen({ port, host: '127.0.0.1', exclusive: true });
  const [error] = await Promise.race([once(probe, 'listening').then(() => [null]), once(probe, 'error')]);
  if (error === null) await new Promise((closed) => probe.close(closed));
  return error === null;
}

describe('starting', () => {
  it('listens, shows the port that the system chose, and says so in the log', async () => {
    make();
    const { server, port } = await bench.listening();
    const address = { host: '127.0.0.1', port };
    expect(port).toBeGreaterThan(0);
    expect((await bench.server(server)).state).toMatchObject({ kind: 'listening', address });
    expect(await bench.rows(server)).toMatchObject([{ kind: 'listening', address, connection: null }]);
  });

  it('shows "starting" until it is bound, and refuses a second start meanwhile and later', async () => {
    make();
    const { id: server } = await bench.must('server.add', { port: 0 });
    const first = bench.must('server.start', { server });
    const second = bench.mustFail('server.start', { server });
    expect((await bench.server(server)).state).toEqual({ kind: 'starting' });
    expect(await second).toEqual({ code: 'already_running', details: { name: 'Server 1' } });
    await first;
    expect((await bench.mustFail('server.start', { server })).code).toBe('already_running');
  });

  it('tells that the port is in use, and starts once it is free', async () => {
    make();
    const { server: holder, port } = await bench.listening();
    const { id: server } = await bench.must('server.add', { port });
    const error = { code: 'port_in_use', details: { host: '127.0.0.1', port } };
    expect(await bench.mustFail('server.start', { server })).toEqual(error);
    expect((await bench.server(server)).state).toEqual({ kind: 'failed', error });
    expect(await bench.rows(server)).toMatchObject([{ kind: 'error', error }]);
    await bench.must('server.stop', { server: holder });
    await bench.must('server.start', { server });
  });

  it('forgets a failure when another port is set, or when stopped', async () => {
    make();
    const { port } = await bench.listening();
    const { id: server } = await bench.must('server.add', { port });
    await bench.mustFail('server.start', { server });
    await bench.must('server.configure', { server, port: 0 });
    expect((await bench.server(server)).state).toEqual({ kind: 'stopped' });
    await bench.must('server.configure', { server, port });
    await bench.mustFail('server.start', { server });
    await bench.must('server.stop', { server });
    expect((await bench.server(server)).state).toEqual({ kind: 'stopped' });
  });

  it('tells that this computer does not have the address (TEST-NET-1)', async () => {
    make();
    const { id: server } = await bench.must('server.add', { host: '192.0.2.1', port: 0 });
    expect(await bench.mustFail('server.start', { server })).toEqual({
      code: 'address_not_available',
      details: { host: '192.0.2.1' },
    });
  });

  it('tells that a name has no address', async () => {
    make({
      lookup: (_host, _options, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    });
    const { id: server } = await bench.must('server.add', { host: 'nowhere.invalid', port: 0 });
    expect(await bench.mustFail('server.start', { server })).toEqual({
      code: 'unknown_host',
      details: { host: 'nowhere.invalid' },
    });
  });

  it('listens on IPv6', async ({ skip }) => {
    make();
    const { id: server } = await bench.must('server.add', { host: '[::1]', port: 0 });
    const outcome = await bench.call('server.start', { server });
    if (!outcome.ok && outcome.error.code === 'address_not_available')
      skip('this machine has no IPv6 loopback');
    expect(outcome).toMatchObject({ ok: true, value: { address: { host: '::1' } } });
  });
});

describe('stopping', () => {
  it('frees the port, may be repeated, and lets the server start on the same port at once', async () => {
    make();
    const { server, port } = await bench.listening();
    const peer = peerOf(port);
    await bench.onlyConnection(server);
    peer.socket.on('end', () => peer.socket.end());
    await bench.must('server.stop', { server });
    expect(await isFree(port)).toBe(true);
    await bench.must('server.stop', { server });
    await bench.must('server.configure', { server, port });
    expect(await bench.must('server.start', { server })).toEqual({ address: { host: '127.0.0.1', port } });
    await bench.must('server.stop', { server });
    expect((await bench.rows(server)).map(({ kind }) => kind)).toEqual([
      ...['listening', 'opened', 'half-closed', 'half-closed', 'closed', 'stopped'],
      ...['listening', 'stopped'],
    ]);
  });

  it('sends FIN, and lets go of peers that do not answer it when the grace time is over', async () => {
    make({ closeGraceMs: 20 });
    const { server, port } = await bench.listening();
    const peer = peerOf(port);
    await bench.onlyConnection(server);
    await bench.must('server.stop', { server });
    await peer.ended;
    expect((await bench.connections(server, 'all'))[0]?.state).toEqual({ kind: 'closed' });
    expect((await bench.rows(server)).slice(-2)).toMatchObject([
      { kind: 'closed', clean: false },
      { kind: 'stopped' },
    ]);
    peer.socket.destroy();
  });

  it('ends once however often it is asked while it lasts', async () => {
    make({ closeGraceMs: 20 });
    const { server, port } = await bench.listening();
    const peer = peerOf(port);
    await bench.onlyConnection(server);
    const stops = [bench.must('server.stop', { server }), bench.must('server.stop', { server })];
    expect((await bench.server(server)).state).toEqual({ kind: 'stopping' });
    expect((await bench.mustFail('server.start', { server })).code).toBe('already_running');
    await Promise.all(stops);
    expect((await bench.rows(server)).filter(({ kind }) => kind === 'stopped')).toHaveLength(1);
    peer.socket.destroy();
  });

  it('wins over a start under way, whose call is told so; the port stays free', async () => {
    make();
    const { port } = await bench.listening().then(async (probe) => {
      await bench.must('server.stop', { server: probe.server });
      return probe;
    });
    const { id: server } = await bench.must('server.add', { port });
    const start = bench.mustFail('server.start', { server });
    await bench.must('server.stop', { server });
    expect(await start).toEqual({ code: 'stopped_while_starting', details: { name: 'Server 2' } });
    expect((await bench.server(server)).state).toEqual({ kind: 'stopped' });
    expect(await isFree(port)).toBe(true);
  });

  it('does not wait for a resolver that does not answer', async () => {
    make({ lookup: () => undefined });
    const { id: server } = await bench.must('server.add', { host: 'slow.invalid', port: 0 });
    const start = bench.mustFail('server.start', { server });
    await bench.must('server.stop', { server });
    expect((await start).code).toBe('stopped_while_starting');
    expect((await bench.server(server)).state).toEqual({ kind: 'stopped' });
  });
});

describe('many connections', () => {
  it('shows each with its addresses, and tells connections over the cap in count and log', async () => {
    make({ maxConnections: 2 });
    const { server, port } = await bench.listening();
    const kept = [peerOf(port), peerOf(port)];
    await bench.until(async () => (await bench.server(server)).open === 2);
    const extra = peerOf(port);
    await extra.ended;
    extra.socket.end();
    expect(await bench.server(server)).toMatchObject({ open: 2, accepted: 2, refused: 1 });
    expect((await bench.rows(server)).at(-1)).toMatchObject({
      kind: 'refused',
      remote: { host: '127.0.0.1' },
      error: { code: 'too_many_connections', details: { cap: 2 } },
    });
    const live = await bench.connections(server);
    expect(live.map(({ id }) => id)).toEqual([1, 2]);
    expect(live[0]).toMatchObject({
      local: { host: '127.0.0.1', port },
      state: { kind: 'open' },
      closedAt: null,
    });
    kept[0]?.socket.end();
    await bench.until(async () => (await bench.server(server)).open === 1);
    const again = peerOf(port);
    await bench.until(async () => (await bench.server(server)).accepted === 3);
    for (const peer of [...kept, again]) peer.socket.destroy();
  });

  it('serves 1,000 at once, all echoing, none lost', async () => {
    make();
    const { server, port } = await bench.listening();
    const peers = Array.from({ length: 1_000 }, () => peerOf(port));
    await bench.until(async () => (await bench.server(server)).open === 1_000);
    const sayings = peers.map((_, index) => `I am number ${index}, and I say it back.`);
    peers.forEach((peer, index) => peer.socket.write(sayings[index]));
    const answers = await Promise.all(peers.map((peer, index) => peer.received(sayings[index]!.length)));
    expect(answers.map(String)).toEqual(sayings);
    const bytes = sayings.join('').length;
    expect(await bench.server(server)).toMatchObject({
      open: 1_000,
      refused: 0,
      bytesIn: bytes,
      bytesOut: bytes,
    });
    for (const peer of peers) peer.socket.end();
    await bench.until(async () => (await bench.server(server)).open === 0);
    const page = await bench.must('connections.window', { server, scope: 'all', from: 900, count: 200 });
    expect(page.total).toBe(1_000);
    expect(page.rows.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => 901 + index));
  });
});

describe('settings while it runs', () => {
  it('keeps host and port, unless they are given as they are', async () => {
    make();
    const { server, port } = await bench.listening();
    expect((await bench.mustFail('server.configure', { server, port })).code).toBe('endpoint_busy');
    expect((await bench.mustFail('server.configure', { server, host: '::1' })).code).toBe('endpoint_busy');
    await bench.must('server.configure', { server, port: 0, host: '127.0.0.1' });
  });

  it('takes another responder for the next chunk of every connection', async () => {
    make();
    const { server, port } = await bench.listening('manual');
    const peer = peerOf(port);
    peer.socket.write('unheard ');
    await bench.untilReceived(server, 8);
    await bench.must('server.configure', { server, responder: { kind: 'echo' } });
    peer.socket.write('heard');
    expect(String(await peer.received(5))).toBe('heard');
    await bench.must('server.configure', { server, responder: { kind: 'manual' } });
    peer.socket.end('unheard again');
    await bench.untilRow(server, 'half-closed');
    expect((await bench.onlyConnection(server)).state).toEqual({ kind: 'peer-finished' });
    expect(String(peer.bytes)).toBe('heard');
    await bench.must('server.configure', { server, responder: { kind: 'echo' } });
    await peer.closed;
  });
});
