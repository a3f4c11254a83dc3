import { afterEach, describe, expect, it } from 'vitest';
import type { EndpointId } from '../../shared/model/ids';
import { WorkbenchDriver, type DriverOptions } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (options?: DriverOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
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

  it('stops at the cap', async () => {
    make({ maxEndpoints: 2 });
    await bench.must('server.add', {});
    await bench.must('client.add', {});
    const error = { code: 'too_many_endpoints', details: { cap: 2 } };
    expect(await bench.mustFail('client.add', {})).toEqual(error);
    expect(await bench.mustFail('endpoint.duplicate', { endpoint: 1 as EndpointId })).toEqual(error);
  });
});

describe('looking up', () => {
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
    ];
    for (const failure of await Promise.all(failures)) expect(failure).toEqual(error);
  });
});
