import { afterEach, expect, it } from 'vitest';
import type { ConnectionId } from '../../shared/model/ids';
import { WorkbenchDriver } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
afterEach(() => bench.shutdown());

it('tells why nothing can be sent on a connection that ended, or never was', async () => {
  bench = new WorkbenchDriver();
  const { port } = await bench.listening();
  const { client, connection } = await bench.connected(port);
  await bench.must('client.disconnect', { client });
  const data = Uint8Array.of(1);
  expect((await bench.mustFail('connection.send', { connection, data })).code).toBe('write_after_close');
  expect(await bench.mustFail('connection.send', { connection: 77 as ConnectionId, data })).toEqual({
    code: 'not_found',
    details: { what: 'connection', id: 77 },
  });
});
