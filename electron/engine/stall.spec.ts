import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EndpointId } from '../../shared/model/ids';
import { RawPeer } from './fixtures/raw-peer';
import { TestDisk } from './fixtures/test-disk';
import { WorkbenchDriver } from './fixtures/workbench-driver';

const KIB = 1024;
const MIB = 1024 * KIB;

let bench: WorkbenchDriver;
let disk: TestDisk;
const make = (): void => {
  disk = new TestDisk();
  bench = new WorkbenchDriver({
    capture: { disk, behindBytes: 256 * KIB, resumeBytes: 64 * KIB },
    closeGraceMs: 1,
    connectTimeoutMs: 50,
    lookup: () => undefined,
  });
};
const sockets: net.Socket[] = [];
afterEach(async () => {
  disk.release();
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.shutdown();
});

async function dial(port: number): Promise<net.Socket> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const state = async (): Promise<string> => (await bench.must('captures.list', {})).state.kind;

/** Floods an echo server whose disk takes nothing, until the capture stalls. */
async function stalled(): Promise<{ server: EndpointId; port: number; peer: RawPeer; flood: Buffer }> {
  make();
  const { server, port } = await bench.listening('echo');
  const peer = new RawPeer(await dial(port));
  await bench.onlyConnection(server);
  void disk.hold();
  const flood = randomBytes(8 * MIB);
  peer.socket.write(flood);
  await bench.until(async () => (await state()) === 'stalled');
  return { server, port, peer, flood };
}

describe('while the capture stalls', () => {
  it('no socket is read or written; afterwards everything goes on, and nothing is missing', async () => {
    const { server, peer, flood } = await stalled();
    const before = await bench.onlyConnection(server);
    expect(before.paused).toBe(true);
    expect(before.bytesIn).toBeLessThan(2 * MIB);
    expect(bench.notices.at(-1)?.rows.state).toBe('stalled');
    // Anything that is still read would be read by now: another connection's events have come and gone.
    await bench.must('server.add', {});
    expect((await bench.onlyConnection(server)).bytesIn).toBe(before.bytesIn);
    disk.release();
    expect(sha256(await peer.received(flood.length))).toBe(sha256(flood));
    expect(sha256(await bench.bytes(server, 'in'))).toBe(sha256(flood));
    expect(sha256(await bench.bytes(server, 'out'))).toBe(sha256(flood));
    expect(await state()).toBe('capturing');
    expect((await bench.onlyConnection(server)).paused).toBe(false);
  });

  it('a send is queued, and answered once it could be recorded', async () => {
    const { server, peer, flood } = await stalled();
    const { id: connection } = await bench.onlyConnection(server);
    let answered = false;
    const sent = bench.must('connection.send', { connection, data: Buffer.from('later') }).then((answer) => {
      answered = true;
      return answer;
    });
    const { queued } = await bench.onlyConnection(server);
    expect(queued).toBeGreaterThanOrEqual(5);
    expect(answered).toBe(false);
    disk.release();
    expect(await sent).toEqual({ queued: expect.any(Number) as number });
    await peer.received(flood.length + 5);
  });

  it('whoever connects is accepted, and waits too', async () => {
    const { server, port } = await stalled();
    const late = new RawPeer(await dial(port));
    late.socket.write('me too');
    const second = await bench.until(async () => (await bench.connections(server))[1]);
    expect(second).toMatchObject({ paused: true, bytesIn: 0 });
    disk.release();
    expect(String(await late.received(6))).toBe('me too');
  });

  it('a connection that is to be closed is not cut for what cannot move', async () => {
    const { server, peer, flood } = await stalled();
    const { id: connection } = await bench.onlyConnection(server);
    const sent = bench.must('connection.send', { connection, data: Buffer.from('the last words') });
    const closed = bench.must('connection.close', { connection });
    // A dial that fails for taking 50 ms tells that the grace time of 1 ms is long over.
    const { id: client } = await bench.must('client.add', { host: 'nowhere.example', port: 1 });
    await bench.mustFail('client.connect', { client });
    expect((await bench.onlyConnection(server)).state.kind).toBe('closing');
    disk.release();
    await sent;
    peer.socket.end();
    await closed;
    const answer = String(peer.bytes);
    expect(answer.endsWith('the last words')).toBe(true);
    expect(answer.length).toBeLessThan(flood.length);
  });
});
