import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { runPython } from './fixtures/python';
import { RawPeer } from './fixtures/raw-peer';
import { WorkbenchDriver, type DriverOptions } from './fixtures/workbench-driver';
import { freePort } from './fixtures/free-port';

let bench: WorkbenchDriver;
const servers: net.Server[] = [];
const make = (options?: DriverOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
afterEach(async () => {
  await bench.shutdown();
  for (const server of servers.splice(0)) server.close();
});

/** A plain server, and the promise of the first peer that it accepts. */
async function listener(): Promise<{ port: number; accepted: Promise<net.Socket> }> {
  const server = net.createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  servers.push(server);
  const accepted = once(server, 'connection').then(([socket]) => socket as net.Socket);
  await once(server, 'listening');
  return { port: (server.address() as net.AddressInfo).port, accepted };
}

describe('connecting', () => {
  it('connects, shows both addresses, and refuses to do it twice', async () => {
    make();
    const { port } = await listener();
    const { client, connection } = await bench.connected(port);
    const snapshot = await bench.client(client);
    expect(snapshot.state).toEqual({ kind: 'connected' });
    expect(snapshot.connection).toMatchObject({ id: connection, remote: { host: '127.0.0.1', port } });
    expect(snapshot.connection?.local.port).toBeGreaterThan(0);
    expect(await bench.mustFail('client.connect', { client })).toEqual({
      code: 'already_connected',
      details: { name: 'Client 1' },
    });
    expect((await bench.rows(client)).map(({ kind }) => kind)).toEqual(['connecting', 'opened']);
  });

  it('tells that nothing listens there, and can try again', async () => {
    make();
    const port = await freePort();
    const { id: client } = await bench.must('client.add', { port });
    const error = { code: 'connection_refused', details: { host: '127.0.0.1', port } };
    expect(await bench.mustFail('client.connect', { client })).toEqual(error);
    expect((await bench.client(client)).state).toEqual({ kind: 'failed', error });
    expect(await bench.rows(client)).toMatchObject([{ kind: 'connecting' }, { kind: 'error', error }]);
    const { id: server } = await bench.must('server.add', { port });
    await bench.must('server.start', { server });
    await bench.must('client.connect', { client });
  });

  it('tells that a name has no address', async () => {
    make({
      lookup: (_host, _options, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    });
    const { id: client } = await bench.must('client.add', { host: 'nowhere.invalid', port: 80 });
    expect(await bench.mustFail('client.connect', { client })).toEqual({
      code: 'unknown_host',
      details: { host: 'nowhere.invalid' },
    });
  });

  it('tries every address of a name', async () => {
    const lookup: DriverOptions['lookup'] = (_host, _options, done) =>
      done(null, [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]);
    make({ lookup });
    const { port } = await listener();
    const { id: client } = await bench.must('client.add', { host: 'both.invalid', port });
    await bench.must('client.connect', { client });
    expect((await bench.client(client)).connection?.remote).toEqual({ host: '127.0.0.1', port });
  });

  it.skipIf(process.platform !== 'linux')('gives up a dial that nobody answers (needs Linux)', async () => {
    make({ connectTimeoutMs: 100 });
    const program = runPython('full_backlog');
    const port = Number(await program.line());
    const { id: client } = await bench.must('client.add', { port });
    const error = { code: 'connect_timeout', details: { host: '127.0.0.1', port, ms: 100 } };
    expect(await bench.mustFail('client.connect', { client })).toEqual(error);
    expect((await bench.client(client)).state).toEqual({ kind: 'failed', error });
    program.endInput();
    expect(await program.end()).toEqual({ code: 0, stderr: '' });
  });

  it('can be cancelled, which is no failure', async () => {
    make({ lookup: () => undefined });
    const { id: client } = await bench.must('client.add', { host: 'slow.invalid', port: 80 });
    const connect = bench.mustFail('client.connect', { client });
    expect((await bench.client(client)).state.kind).toBe('connecting');
    expect((await bench.mustFail('client.connect', { client })).code).toBe('already_connected');
    await bench.must('client.disconnect', { client });
    const error = { code: 'connect_cancelled', details: { host: 'slow.invalid', port: 80 } };
    expect(await connect).toEqual(error);
    expect((await bench.client(client)).state).toEqual({ kind: 'disconnected' });
    expect((await bench.rows(client)).at(-1)).toMatchObject({ kind: 'error', error });
  });

  it('keeps host and port while it is connected', async () => {
    make();
    const { port } = await listener();
    const { client } = await bench.connected(port);
    expect((await bench.mustFail('client.configure', { client, port: 1 })).code).toBe('endpoint_busy');
    await bench.must('client.configure', { client, port });
  });
});

describe('the end of its connection', () => {
  it('disconnects in good manners', async () => {
    make();
    const { port, accepted } = await listener();
    const { client } = await bench.connected(port);
    const peer = new RawPeer(await accepted);
    const disconnect = bench.must('client.disconnect', { client });
    await peer.ended;
    expect((await bench.client(client)).state).toEqual({ kind: 'disconnecting' });
    peer.socket.end('bye');
    await disconnect;
    expect((await bench.client(client)).state).toEqual({ kind: 'disconnected' });
    expect(String(await bench.bytes(client, 'in'))).toBe('bye');
    expect((await bench.rows(client)).at(-1)).toMatchObject({ kind: 'closed', clean: true });
    await bench.must('client.disconnect', { client });
  });

  it('half-closes and goes on reading', async () => {
    make();
    const { port, accepted } = await listener();
    const { client, connection } = await bench.connected(port);
    const peer = new RawPeer(await accepted);
    await bench.must('connection.send', { connection, data: Buffer.from('question') });
    await bench.must('connection.finish', { connection });
    await peer.ended;
    expect(String(peer.bytes)).toBe('question');
    expect((await bench.client(client)).connection?.state).toEqual({ kind: 'local-finished' });
    const more = { connection, data: Buffer.from('more') };
    expect((await bench.mustFail('connection.send', more)).code).toBe('write_after_close');
    expect((await bench.mustFail('connection.finish', { connection })).code).toBe('write_after_close');
    peer.socket.end('answer');
    await bench.until(async () => (await bench.client(client)).state.kind === 'disconnected');
    expect(String(await bench.bytes(client, 'in'))).toBe('answer');
    expect((await bench.mustFail('connection.send', more)).code).toBe('write_after_close');
  });

  it('shows that the peer has finished, and may still send to it', async () => {
    make();
    const { port, accepted } = await listener();
    const { client, connection } = await bench.connected(port);
    const peer = new RawPeer(await accepted);
    peer.socket.end('done');
    await bench.untilRow(client, 'half-closed');
    expect((await bench.client(client)).connection?.state).toEqual({ kind: 'peer-finished' });
    expect((await bench.client(client)).state).toEqual({ kind: 'connected' });
    await bench.must('connection.send', { connection, data: Buffer.from('thanks') });
    expect(String(await peer.received(6))).toBe('thanks');
    await bench.must('client.disconnect', { client });
    expect((await bench.client(client)).state).toEqual({ kind: 'disconnected' });
    expect(await peer.closed).toBeNull();
  });

  it('fails when the peer resets', async () => {
    make();
    const { port, accepted } = await listener();
    const { client, connection } = await bench.connected(port);
    (await accepted).resetAndDestroy();
    const error = { code: 'connection_reset', details: {} };
    await bench.until(async () => (await bench.client(client)).state.kind === 'failed');
    expect(await bench.client(client)).toMatchObject({
      state: { error },
      connection: { state: { kind: 'reset', by: 'peer' } },
    });
    expect((await bench.rows(client)).at(-1)).toMatchObject({ kind: 'reset', by: 'peer' });
    const data = Buffer.from('x');
    expect(await bench.mustFail('connection.send', { connection, data })).toEqual(error);
  });

  it('fails when it sends to a peer that has closed for good', async () => {
    make();
    const { port, accepted } = await listener();
    const { client, connection } = await bench.connected(port);
    (await accepted).destroy();
    await bench.untilRow(client, 'half-closed');
    const data = Buffer.from('into the void');
    // The first send makes the peer's system answer with RST; a later one meets it.
    await bench.until(async () => {
      await bench.call('connection.send', { connection, data });
      return (await bench.client(client)).state.kind === 'failed';
    });
    expect((await bench.client(client)).state).toMatchObject({ error: { code: 'peer_closed' } });
    expect((await bench.rows(client)).slice(-2)).toMatchObject([
      { kind: 'error', error: { code: 'peer_closed' } },
      { kind: 'reset', by: 'peer' },
    ]);
  });

  it('resets, which the peer sees, and which is no failure of the client', async () => {
    make();
    const { port, accepted } = await listener();
    const { client, connection } = await bench.connected(port);
    const peer = new RawPeer(await accepted);
    await bench.must('connection.reset', { connection });
    expect(await peer.closed).toBe('ECONNRESET');
    expect(await bench.client(client)).toMatchObject({
      state: { kind: 'disconnected' },
      connection: { state: { kind: 'reset', by: 'local' } },
    });
    const data = Buffer.from('x');
    expect((await bench.mustFail('connection.send', { connection, data })).code).toBe('not_connected');
  });

  it('keeps the last connection in view, and forgets the one before', async () => {
    make();
    const { server, port } = await bench.listening();
    const { client, connection: first } = await bench.connected(port);
    await bench.must('client.disconnect', { client });
    await bench.must('connection.close', { connection: first });
    const { connection: second } = await bench.must('client.connect', { client });
    await bench.must('client.disconnect', { client });
    expect((await bench.client(client)).connection).toMatchObject({ id: second, state: { kind: 'closed' } });
    expect((await bench.mustFail('connection.close', { connection: first })).code).toBe('not_found');
    await bench.must('server.stop', { server });
  });
});
