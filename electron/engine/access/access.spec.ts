import { afterEach, describe, expect, it } from 'vitest';
import type { EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { text } from '../fixtures/answers';
import { kindsOf, rowsOfConnections } from '../fixtures/answering-bench';
import { RawSockets } from '../fixtures/raw-sockets';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const sockets = new RawSockets();
afterEach(async () => {
  sockets.destroy();
  await bench.shutdown();
});

const rowsOf = (server: EndpointId): Promise<Row[]> => rowsOfConnections(bench, server);

describe('access of a server', () => {
  const access = { allow: [], connections: null, idleMs: null, greeting: null };

  it('greets, with variables', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    await bench.must('server.configure', {
      server,
      access: { ...access, greeting: text('hello ${counter}\\n') },
    });
    for (const greeting of ['hello 1\n', 'hello 2\n'])
      expect((await (await sockets.peer(port)).received(8)).toString()).toBe(greeting);
    expect(kindsOf(await rowsOf(server)).slice(0, 2)).toEqual(['opened', 'out']);
  });

  it('lets in who is on the list, and refuses others visibly', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    await bench.must('server.configure', { server, access: { ...access, allow: ['10.0.0.0/8', '::1'] } });
    const refused = await sockets.peer(port);
    await refused.ended;
    const rows = await bench.untilRow(server, 'refused');
    expect(rows.at(-1)).toMatchObject({
      remote: { host: '127.0.0.1' },
      error: { code: 'peer_not_allowed', details: { host: '127.0.0.1' } },
    });
    await bench.must('server.configure', { server, access: { ...access, allow: ['127.0.0.0/8'] } });
    const peer = await sockets.peer(port);
    peer.socket.write('x');
    await peer.received(1);
    expect(await bench.server(server)).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('has room for so many', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    await bench.must('server.configure', { server, access: { ...access, connections: 1 } });
    const first = await sockets.peer(port);
    first.socket.write('x');
    await first.received(1);
    const second = await sockets.peer(port);
    await second.ended;
    expect((await bench.untilRow(server, 'refused')).at(-1)).toMatchObject({
      error: { code: 'too_many_connections', details: { cap: 1 } },
    });
  });

  it('closes a connection on which nothing passes, and not before', async () => {
    bench = new WorkbenchDriver({ closeGraceMs: 20 });
    const { server, port } = await bench.listening('echo');
    await bench.must('server.configure', { server, access: { ...access, idleMs: 80 } });
    const peer = await sockets.peer(port);
    peer.socket.write('x');
    await peer.received(1);
    await peer.ended;
    const rows = await rowsOf(server);
    const told = rows.find(({ kind }) => kind === 'error');
    expect(told).toMatchObject({ error: { code: 'idle_too_long', details: { ms: 80 } } });
    const echoed = rows.find(({ kind }) => kind === 'out');
    expect(told!.at - echoed!.at).toBeGreaterThanOrEqual(80_000);
  });

  it('watches connections that are open already when it is told to', async () => {
    bench = new WorkbenchDriver({ closeGraceMs: 20 });
    const { server, port } = await bench.listening('echo');
    const peer = await sockets.peer(port);
    await bench.onlyConnection(server);
    await bench.must('server.configure', { server, access: { ...access, idleMs: 1 } });
    await peer.ended;
    peer.socket.destroy();
  });
});
