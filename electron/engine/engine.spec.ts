import { afterEach, expect, it } from 'vitest';
import { WorkbenchDriver } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
afterEach(() => bench.shutdown());

it('starts with a server and a client that find each other, and echoes', async () => {
  bench = new WorkbenchDriver({ firstRun: true });
  const { list } = await bench.must('workbench.snapshot', {});
  expect(list).toMatchObject([
    { kind: 'server', name: 'Server 1', host: '127.0.0.1', port: 8888, responder: { kind: 'echo' } },
    { kind: 'client', name: 'Client 1', host: '127.0.0.1', port: 8888, connection: null },
  ]);
});

it('lets a client and an echo server talk, and tells both sides what happened', async () => {
  bench = new WorkbenchDriver();
  const { server, port } = await bench.listening('echo');
  const { client, connection } = await bench.connected(port);
  expect(await bench.must('connection.send', { connection, data: Buffer.from('hello') })).toEqual({
    queued: 0,
  });
  await bench.untilReceived(client, 5);
  await bench.must('client.disconnect', { client });
  await bench.untilRow(server, 'closed');
  expect((await bench.rows(server)).map(({ kind }) => kind)).toEqual([
    'listening',
    'opened',
    'in',
    'out',
    'half-closed',
    'half-closed',
    'closed',
  ]);
  expect((await bench.rows(client)).map(({ kind }) => kind)).toEqual([
    'connecting',
    'opened',
    'out',
    'in',
    'half-closed',
    'half-closed',
    'closed',
  ]);
  await bench.must('server.stop', { server });
  expect(await bench.server(server)).toMatchObject({
    state: { kind: 'stopped' },
    bytesIn: 5,
    bytesOut: 5,
    open: 0,
  });
  expect(bench.incidents).toEqual([]);
});
