import { afterEach, describe, expect, it } from 'vitest';
import { WorkbenchDriver, type DriverOptions } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (options?: DriverOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
afterEach(() => bench.shutdown());

const list = async (): Promise<unknown[]> => (await bench.must('workbench.snapshot', {})).list;

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
