import { afterEach, expect, it } from 'vitest';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (): WorkbenchDriver => (bench = new WorkbenchDriver());
afterEach(() => bench.shutdown());

const list = async (): Promise<unknown[]> => (await bench.must('workbench.snapshot', {})).list;

it('configures a server that does not listen', async () => {
  make();
  const { id: server } = await bench.must('server.add', {});
  await bench.must('server.configure', { server, host: 'localhost', port: 0, responder: { kind: 'manual' } });
  expect(await list()).toMatchObject([{ host: 'localhost', port: 0, responder: { kind: 'manual' } }]);
});

it('is for servers only', async () => {
  make();
  const { id: client } = await bench.must('client.add', {});
  const error = { code: 'wrong_kind', details: { id: client, wanted: 'server' } };
  for (const method of ['server.configure', 'server.start', 'server.stop'] as const) {
    expect(await bench.mustFail(method, { server: client })).toEqual(error);
  }
  expect(await bench.mustFail('server.broadcast', { server: client, data: new Uint8Array(1) })).toEqual(
    error,
  );
  const window = { server: client, scope: 'all', from: 0, count: 1 } as const;
  expect(await bench.mustFail('connections.window', window)).toEqual(error);
});

it('answers a page beyond the end with no rows and the true total', async () => {
  make();
  const { server, port } = await bench.listening();
  await bench.connected(port);
  await bench.onlyConnection(server);
  const page = await bench.must('connections.window', { server, scope: 'live', from: 5, count: 200 });
  expect(page).toEqual({ total: 1, rows: [] });
});
