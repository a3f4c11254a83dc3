import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionId } from '../../../shared/model/ids';
import { RawPeer } from '../fixtures/raw-peer';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
afterEach(() => bench.shutdown());

describe('statistics', () => {
  it('tell of an endpoint and of a connection what passed, and how long answers took', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    const { client, connection } = await bench.connected(port);
    for (let trip = 1; trip <= 3; trip += 1) {
      await bench.must('connection.send', { connection, data: Buffer.from('four') });
      await bench.untilReceived(client, 4 * trip);
    }
    const own = await bench.must('statistics.read', { endpoint: client, connection, since: 0 });
    expect(own).toMatchObject({ bytesIn: 12, bytesOut: 12, recordsIn: 3, recordsOut: 3, queued: 0 });
    expect(own.seconds).toMatchObject({ bytesIn: [], recordsOut: [] });
    const rows = await bench.rows(client, connection);
    const stamps = rows.filter((row) => row.kind === 'in' || row.kind === 'out').map(({ at }) => at);
    expect(own.response).toMatchObject({ count: 3, lastUs: stamps[5]! - stamps[4]! });
    expect(own.response!.medianUs).toBeLessThanOrEqual(own.response!.p95Us);
    const all = await bench.must('statistics.read', { endpoint: client, connection: null, since: 0 });
    expect({ ...all, seconds: null }).toEqual({ ...own, seconds: null });
    const ofServer = await bench.must('statistics.read', { endpoint: server, connection: null, since: 0 });
    expect(ofServer).toMatchObject({ bytesIn: 12, recordsIn: 3, recordsOut: 3 });
  });

  it('of a connection that ended are still there, and count on for its endpoint', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    const ids: ConnectionId[] = [];
    for (const text of ['one', 'three']) {
      const peer = new RawPeer(net.connect({ port, host: '127.0.0.1' }));
      peer.socket.write(text);
      await peer.received(text.length);
      ids.push((await bench.onlyConnection(server)).id);
      peer.socket.end();
      await once(peer.socket, 'close');
      await bench.until(async () => (await bench.connections(server)).length === 0);
    }
    const first = await bench.must('statistics.read', { endpoint: server, connection: ids[0]!, since: 0 });
    expect(first).toMatchObject({ bytesIn: 3, recordsIn: 1, recordsOut: 1, response: null });
    const all = await bench.must('statistics.read', { endpoint: server, connection: null, since: 0 });
    expect(all).toMatchObject({ bytesIn: 8, recordsIn: 2 });
  });

  it('are refused for what there is not, and for a connection of another endpoint', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    const { client, connection } = await bench.connected(port);
    const read = { since: 0, endpoint: server };
    expect(await bench.mustFail('statistics.read', { ...read, connection })).toEqual({
      code: 'not_found',
      details: { what: 'connection', id: connection },
    });
    await bench.must('endpoint.remove', { endpoint: client, force: true });
    const gone = { since: 0, endpoint: client, connection: null };
    expect((await bench.mustFail('statistics.read', gone)).code).toBe('not_found');
  });

  it('number the seconds of all endpoints alike', async () => {
    let ahead = 0;
    const start = 1_700_000_000_000_000;
    bench = new WorkbenchDriver({ clock: () => start + ahead });
    const { server, port } = await bench.listening('echo');
    ahead = 3_500_000;
    const { client, connection } = await bench.connected(port);
    await bench.must('connection.send', { connection, data: Buffer.from('four') });
    await bench.untilReceived(client, 4);
    ahead = 5_100_000;
    for (const endpoint of [server, client]) {
      const { seconds } = await bench.must('statistics.read', { endpoint, connection: null, since: 0 });
      expect(seconds).toEqual({
        from: 3,
        next: 5,
        bytesIn: [4, 0],
        bytesOut: [4, 0],
        recordsIn: [1, 0],
        recordsOut: [1, 0],
      });
    }
  });
});
