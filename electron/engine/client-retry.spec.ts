import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { plainDialing } from '../../shared/model/defaults';
import type { EndpointId } from '../../shared/model/ids';
import type { Dialing } from '../../shared/model/serving';
import { freePort } from './fixtures/free-port';
import { WorkbenchDriver } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
const servers: net.Server[] = [];
const sockets: net.Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
  await bench.shutdown();
});

/** A plain server of the test; `port` 0 for a free one. Its connections are noted in order. */
async function listenOn(port: number, take: (socket: net.Socket) => void = () => undefined) {
  const accepted: net.Socket[] = [];
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    accepted.push(socket);
    take(socket);
  });
  servers.push(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { server, accepted, port: (server.address() as net.AddressInfo).port };
}

async function clientOf(port: number, dialing: Partial<Dialing>): Promise<EndpointId> {
  const { id } = await bench.must('client.add', { port });
  await bench.must('client.configure', { client: id, dialing: { ...plainDialing, ...dialing } });
  return id;
}

const state = async (client: EndpointId) => (await bench.client(client)).state;
const untilState = (client: EndpointId, kind: string) =>
  bench.until(async () => {
    const now = await state(client);
    return now.kind === kind && now;
  });
const quick = { firstMs: 10, mostMs: 20, attempts: null };
const patient = { firstMs: 60_000, mostMs: 60_000, attempts: null };

describe('connecting again', () => {
  it('is tried until somebody listens, with longer and longer waits, and the log tells each', async () => {
    bench = new WorkbenchDriver();
    const port = await freePort();
    const client = await clientOf(port, { retry: { firstMs: 10, mostMs: 40, attempts: null } });
    expect((await bench.mustFail('client.connect', { client })).code).toBe('connection_refused');
    await bench.until(
      async () => (await bench.rows(client)).filter(({ kind }) => kind === 'retry').length >= 4,
    );
    await listenOn(port);
    await untilState(client, 'connected');
    const retries = (await bench.rows(client)).filter((row) => row.kind === 'retry');
    expect(retries.slice(0, 4)).toMatchObject([
      { attempt: 1, inMs: 10 },
      { attempt: 2, inMs: 20 },
      { attempt: 3, inMs: 40 },
      { attempt: 4, inMs: 40 },
    ]);
  });

  it.each(['close', 'reset'] as const)('follows a %s by the peer, and begins to count anew', async (end) => {
    bench = new WorkbenchDriver();
    let ends = 2;
    const { port, accepted } = await listenOn(0, (socket) => {
      ends -= 1;
      if (ends < 0) return;
      socket.once('data', () => (end === 'close' ? socket.end() : socket.resetAndDestroy()));
      socket.resume();
    });
    const client = await clientOf(port, { retry: quick });
    for (let round = 0; round < 2; round += 1) {
      const { connection } =
        round === 0
          ? await bench.must('client.connect', { client })
          : { connection: (await bench.client(client)).connection!.id };
      await bench.must('connection.send', { connection, data: Buffer.from('x') });
      await bench.until(async () => {
        const { state: now, connection: newest } = await bench.client(client);
        return now.kind === 'connected' && newest?.id !== connection;
      });
    }
    expect(accepted).toHaveLength(3);
    const retries = (await bench.rows(client)).filter((row) => row.kind === 'retry');
    expect(retries).toMatchObject([
      { attempt: 1, inMs: 10 },
      { attempt: 1, inMs: 10 },
    ]);
  });

  it('does not follow an end that was asked for', async () => {
    bench = new WorkbenchDriver();
    const { port } = await listenOn(0, (socket) => socket.on('end', () => socket.end()).resume());
    const client = await clientOf(port, { retry: quick });
    await bench.must('client.connect', { client });
    await bench.must('client.disconnect', { client });
    expect(await state(client)).toEqual({ kind: 'disconnected' });
    for (const method of ['connection.close', 'connection.reset'] as const) {
      const { connection } = await bench.must('client.connect', { client });
      await bench.must(method, { connection });
      await untilState(client, 'disconnected');
    }
    expect((await bench.rows(client)).some(({ kind }) => kind === 'retry')).toBe(false);
  });

  it('is given up after so many attempts, with the reason', async () => {
    bench = new WorkbenchDriver();
    const client = await clientOf(await freePort(), { retry: { ...quick, attempts: 2 } });
    await bench.call('client.connect', { client });
    expect(await untilState(client, 'failed')).toEqual({
      kind: 'failed',
      error: { code: 'retries_used_up', details: { attempts: 2 } },
    });
    const rows = await bench.rows(client);
    expect(rows.filter(({ kind }) => kind === 'connecting')).toHaveLength(3);
    expect(rows.at(-1)).toMatchObject({ kind: 'error', error: { code: 'retries_used_up' } });
  });

  it('is seen, and stopped by a disconnect', async () => {
    bench = new WorkbenchDriver();
    const client = await clientOf(await freePort(), { retry: patient });
    await bench.call('client.connect', { client });
    expect(await state(client)).toMatchObject({
      kind: 'waiting',
      attempt: 1,
      until: expect.any(Number) as number,
      error: { code: 'connection_refused' },
    });
    await bench.must('client.disconnect', { client });
    expect((await state(client)).kind).toBe('failed');
  });

  it('ends when it is turned off', async () => {
    bench = new WorkbenchDriver();
    const client = await clientOf(await freePort(), { retry: patient });
    await bench.call('client.connect', { client });
    await bench.must('client.configure', { client, dialing: plainDialing });
    expect((await state(client)).kind).toBe('failed');
  });

  it('is done at once by a connect, and again after it failed', async () => {
    bench = new WorkbenchDriver();
    const port = await freePort();
    const client = await clientOf(port, { retry: patient });
    await bench.call('client.connect', { client });
    expect((await bench.mustFail('client.connect', { client })).code).toBe('connection_refused');
    expect(await state(client)).toMatchObject({ kind: 'waiting', attempt: 2 });
    await listenOn(port);
    await bench.must('client.connect', { client });
    expect((await state(client)).kind).toBe('connected');
  });

  it('holds up neither a removal nor the end of the program', async () => {
    bench = new WorkbenchDriver();
    const client = await clientOf(await freePort(), { retry: patient });
    await bench.call('client.connect', { client });
    expect((await bench.mustFail('endpoint.remove', { endpoint: client, force: false })).code).toBe(
      'endpoint_busy',
    );
    await bench.must('endpoint.remove', { endpoint: client, force: true });
    const other = await clientOf(await freePort(), { retry: patient });
    await bench.call('client.connect', { client: other });
    await bench.shutdown();
  });
});

describe('where from', () => {
  it('is the address and port that were chosen', async () => {
    bench = new WorkbenchDriver();
    const { port, accepted } = await listenOn(0);
    const localPort = await freePort();
    const client = await clientOf(port, { localHost: '127.0.0.1', localPort });
    await bench.must('client.connect', { client });
    expect((await bench.client(client)).connection?.local).toEqual({ host: '127.0.0.1', port: localPort });
    expect(accepted[0]?.remotePort).toBe(localPort);
  });

  it('is told when the port is taken', async () => {
    bench = new WorkbenchDriver();
    const { port } = await listenOn(0);
    const { port: taken } = await listenOn(0);
    const client = await clientOf(port, { localHost: '127.0.0.1', localPort: taken });
    expect(await bench.mustFail('client.connect', { client })).toEqual({
      code: 'local_port_in_use',
      details: { host: '127.0.0.1', port: taken },
    });
  });

  it('is told when it is no address of this computer', async () => {
    bench = new WorkbenchDriver();
    const { port } = await listenOn(0);
    const client = await clientOf(port, { localHost: '192.0.2.1' });
    expect(await bench.mustFail('client.connect', { client })).toEqual({
      code: 'local_address_not_available',
      details: { host: '192.0.2.1' },
    });
  });
});
