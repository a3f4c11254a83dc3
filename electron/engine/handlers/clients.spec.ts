import { afterEach, expect, it } from 'vitest';
import type { EndpointId } from '../../../shared/model/ids';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (): WorkbenchDriver => (bench = new WorkbenchDriver());
afterEach(() => bench.shutdown());

const list = async (): Promise<unknown[]> => (await bench.must('workbench.snapshot', {})).list;

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

it('configures a client that is not connected', async () => {
  make();
  const { id: client } = await bench.must('client.add', {});
  await bench.must('client.configure', { client, host: '[::1]', port: 9 });
  expect(await list()).toMatchObject([{ host: '::1', port: 9, state: { kind: 'disconnected' } }]);
});

it('is for clients only', async () => {
  make();
  const { id: server } = await bench.must('server.add', {});
  const error = { code: 'wrong_kind', details: { id: server, wanted: 'client' } };
  for (const method of ['client.configure', 'client.connect', 'client.disconnect'] as const) {
    expect(await bench.mustFail(method, { client: server })).toEqual(error);
  }
});
