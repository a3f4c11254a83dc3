import { afterEach, expect, it } from 'vitest';
import type { ConnectionId } from '../../../shared/model/ids';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
afterEach(() => bench.shutdown());

const data = new Uint8Array([1]);

it('finds no connection that never was', async () => {
  bench = new WorkbenchDriver();
  const connection = 7 as ConnectionId;
  const error = { code: 'not_found', details: { what: 'connection', id: 7 } };
  expect(await bench.mustFail('connection.send', { connection, data })).toEqual(error);
  for (const method of ['connection.finish', 'connection.close', 'connection.reset'] as const) {
    expect(await bench.mustFail(method, { connection })).toEqual(error);
  }
});

it('says why nothing can be sent on a connection that ended, and ends it again without complaint', async () => {
  bench = new WorkbenchDriver();
  const { server, port } = await bench.listening('manual');
  const { client, connection } = await bench.connected(port);
  const { id: accepted } = await bench.onlyConnection(server);
  await bench.must('connection.reset', { connection });
  await bench.untilRow(server, 'reset');
  expect(await bench.mustFail('connection.send', { connection, data })).toEqual({
    code: 'not_connected',
    details: { name: `#${connection}` },
  });
  expect(await bench.mustFail('connection.finish', { connection: accepted })).toEqual({
    code: 'connection_reset',
    details: {},
  });
  for (const ended of [connection, accepted]) {
    await bench.must('connection.close', { connection: ended });
    await bench.must('connection.reset', { connection: ended });
  }
  expect((await bench.client(client)).state).toEqual({ kind: 'disconnected' });
});

it('closes one connection of a server and leaves the others', async () => {
  bench = new WorkbenchDriver();
  const { server, port } = await bench.listening('echo');
  const first = await bench.connected(port);
  const { id } = await bench.onlyConnection(server);
  const second = await bench.connected(port);
  const closed = bench.must('connection.close', { connection: id });
  await bench.untilRow(first.client, 'half-closed');
  await bench.must('client.disconnect', { client: first.client });
  await closed;
  await bench.must('connection.send', { connection: second.connection, data });
  await bench.untilReceived(second.client, 1);
  expect((await bench.connections(server, 'all')).map(({ state }) => state.kind)).toEqual(['closed', 'open']);
});
