import { afterEach, describe, expect, it } from 'vitest';
import type { EndpointId } from '../../shared/model/ids';
import type { EngineOptions } from './engine';
import { WorkbenchDriver } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (options?: EngineOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
afterEach(() => bench.shutdown());

const missing = 99 as EndpointId;
const list = async (): Promise<unknown[]> => (await bench.must('workbench.snapshot', {})).list;

describe('adding', () => {
  it('chooses a name and a port of its own for each server', async () => {
    make();
    for (let added = 0; added < 3; added += 1) await bench.must('server.add', {});
    expect(await list()).toMatchObject([
      { id: 1, name: 'Server 1', host: '127.0.0.1', port: 8888, responder: { kind: 'echo' } },
      { id: 2, name: 'Server 2', port: 8889 },
      { id: 3, name: 'Server 3', port: 8890 },
    ]);
  });

  it('lets a client dial the first server, wherever that listens', async () => {
    make();
    await bench.must('client.add', {});
    const { port } = await bench.listening();
    await bench.must('client.add', {});
    await bench.must('server.stop', { server: 2 as EndpointId });
    await bench.must('client.add', {});
    expect(await list()).toMatchObject([
      { name: 'Client 1', port: 8888 },
      { kind: 'server' },
      { name: 'Client 2', host: '127.0.0.1', port },
      { name: 'Client 3', port: 8888 },
    ]);
  });

  it('takes what is given, and treats an absent value as not given', async () => {
    make();
    await bench.call('server.add', { name: 'Lab', host: ' [::1] ', port: 0, responder: { kind: 'manual' } });
    await bench.call('server.add', {
      name: undefined,
      host: undefined,
      port: undefined,
      responder: undefined,
    });
    expect(await list()).toMatchObject([
      { name: 'Lab', host: '::1', port: 0, responder: { kind: 'manual' } },
      { name: 'Server 1', host: '127.0.0.1', port: 8888, responder: { kind: 'echo' } },
    ]);
  });

  it('refuses what is no host, and a port that cannot be dialled, and changes nothing then', async () => {
    make();
    await bench.must('client.add', { port: 81 });
    const before = await list();
    const client = 1 as EndpointId;
    for (const host of ['http://x', 'a b', '999.1.1.1']) {
      const error = { code: 'invalid_host', details: { text: host } };
      expect(await bench.mustFail('server.add', { host })).toEqual(error);
      expect(await bench.mustFail('client.add', { host })).toEqual(error);
      expect(await bench.mustFail('client.configure', { client, host, port: 82 })).toEqual(error);
    }
    const error = { code: 'invalid_port', details: { text: '0' } };
    expect(await bench.mustFail('client.add', { port: 0 })).toEqual(error);
    expect(await bench.mustFail('client.configure', { client, port: 0, host: '::1' })).toEqual(error);
    expect(await list()).toEqual(before);
  });

  it('stops at the cap', async () => {
    make({ maxEndpoints: 2 });
    await bench.must('server.add', {});
    await bench.must('client.add', {});
    const error = { code: 'too_many_endpoints', details: { cap: 2 } };
    expect(await bench.mustFail('client.add', {})).toEqual(error);
    expect(await bench.mustFail('endpoint.duplicate', { endpoint: 1 as EndpointId })).toEqual(error);
  });
});

describe('changing', () => {
  it('renames, also what is live', async () => {
    make();
    const { server } = await bench.listening();
    const { id: client } = await bench.must('client.add', {});
    await bench.must('endpoint.rename', { endpoint: server, name: 'Echo lab' });
    await bench.must('endpoint.rename', { endpoint: client, name: '学生' });
    expect(await list()).toMatchObject([
      { name: 'Echo lab', state: { kind: 'listening' } },
      { name: '学生' },
    ]);
  });

  it('configures what is not live', async () => {
    make();
    const { id: server } = await bench.must('server.add', {});
    const { id: client } = await bench.must('client.add', {});
    await bench.must('server.configure', {
      server,
      host: 'localhost',
      port: 0,
      responder: { kind: 'manual' },
    });
    await bench.must('client.configure', { client, host: '[::1]', port: 9 });
    expect(await list()).toMatchObject([
      { host: 'localhost', port: 0, responder: { kind: 'manual' } },
      { host: '::1', port: 9 },
    ]);
  });

  it('duplicates with a name of its own, a server on a port of its own', async () => {
    make();
    const { id: server } = await bench.must('server.add', { host: '::1', responder: { kind: 'manual' } });
    const { id: free } = await bench.must('server.add', { port: 0 });
    const { id: client } = await bench.must('client.add', { port: 9 });
    for (const endpoint of [server, server, free, client])
      await bench.must('endpoint.duplicate', { endpoint });
    expect((await list()).slice(3)).toMatchObject([
      {
        name: 'Server 1 copy',
        host: '::1',
        port: 8889,
        responder: { kind: 'manual' },
        state: { kind: 'stopped' },
      },
      { name: 'Server 1 copy 2', port: 8890 },
      { name: 'Server 2 copy', port: 0 },
      { name: 'Client 1 copy', port: 9, connection: null },
    ]);
  });
});

describe('removing', () => {
  it('removes at once what is not live, and never gives its number away again', async () => {
    make();
    const { id } = await bench.must('server.add', {});
    await bench.must('endpoint.remove', { endpoint: id, force: false });
    expect(await list()).toEqual([]);
    expect((await bench.must('server.add', {})).id).not.toBe(id);
    const view = { endpoint: id, connection: null, from: 0, count: 1 };
    expect((await bench.mustFail('rows.window', view)).code).toBe('not_found');
  });

  it('removes what is live only by force, and ends it first', async () => {
    make();
    const { server, port } = await bench.listening();
    const { client, connection } = await bench.connected(port);
    const { id: accepted } = await bench.onlyConnection(server);
    expect(await bench.mustFail('endpoint.remove', { endpoint: server, force: false })).toEqual({
      code: 'endpoint_busy',
      details: { name: 'Server 1' },
    });
    expect((await bench.mustFail('endpoint.remove', { endpoint: client, force: false })).code).toBe(
      'endpoint_busy',
    );
    await bench.must('endpoint.remove', { endpoint: client, force: true });
    await bench.must('endpoint.remove', { endpoint: server, force: true });
    expect(await list()).toEqual([]);
    for (const id of [connection, accepted]) {
      expect((await bench.mustFail('connection.close', { connection: id })).code).toBe('not_found');
    }
  });

  it('may be asked twice at the same time', async () => {
    make({ closeGraceMs: 20 });
    const { server } = await bench.listening();
    const removals = [true, true].map((force) => bench.must('endpoint.remove', { endpoint: server, force }));
    await Promise.all(removals);
    expect(await list()).toEqual([]);
  });
});

describe('an unknown or unfit number', () => {
  it('is not found', async () => {
    make();
    const error = { code: 'not_found', details: { what: 'endpoint', id: missing } };
    const data = new Uint8Array(1);
    const failures = [
      bench.mustFail('endpoint.rename', { endpoint: missing, name: 'x' }),
      bench.mustFail('endpoint.duplicate', { endpoint: missing }),
      bench.mustFail('endpoint.remove', { endpoint: missing, force: true }),
      bench.mustFail('server.configure', { server: missing }),
      bench.mustFail('server.start', { server: missing }),
      bench.mustFail('server.stop', { server: missing }),
      bench.mustFail('server.broadcast', { server: missing, data }),
      bench.mustFail('client.configure', { client: missing }),
      bench.mustFail('client.connect', { client: missing }),
      bench.mustFail('client.disconnect', { client: missing }),
      bench.mustFail('connections.window', { server: missing, scope: 'all', from: 0, count: 1 }),
      bench.mustFail('rows.window', { endpoint: missing, connection: null, from: 0, count: 1 }),
    ];
    for (const failure of await Promise.all(failures)) expect(failure).toEqual(error);
  });

  it('is of the wrong kind', async () => {
    make();
    const { id: server } = await bench.must('server.add', {});
    const { id: client } = await bench.must('client.add', {});
    expect(await bench.mustFail('server.start', { server: client })).toEqual({
      code: 'wrong_kind',
      details: { id: client, wanted: 'server' },
    });
    expect(await bench.mustFail('client.connect', { client: server })).toEqual({
      code: 'wrong_kind',
      details: { id: server, wanted: 'client' },
    });
  });

  it('is no connection', async () => {
    make();
    const connection = 7 as never;
    const error = { code: 'not_found', details: { what: 'connection', id: 7 } };
    const data = new Uint8Array(1);
    expect(await bench.mustFail('connection.send', { connection, data })).toEqual(error);
    for (const method of ['connection.finish', 'connection.close', 'connection.reset'] as const) {
      expect(await bench.mustFail(method, { connection })).toEqual(error);
    }
  });
});
