import { afterEach, describe, expect, it } from 'vitest';
import { promptAnswering } from '../../../shared/model/defaults';
import type { EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { text } from '../fixtures/answers';
import {
  endings,
  endOf,
  kindsOf,
  rowsOfConnections,
  serveAnswers,
  type AnsweringOptions,
} from '../fixtures/answering-bench';
import { RawPeer } from '../fixtures/raw-peer';
import { RawSockets } from '../fixtures/raw-sockets';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const sockets = new RawSockets();
afterEach(async () => {
  sockets.destroy();
  await bench.shutdown();
});

function serve(options: AnsweringOptions): Promise<{ server: EndpointId; port: number }> {
  bench = new WorkbenchDriver();
  return serveAnswers(bench, options);
}

const rowsOf = (server: EndpointId): Promise<Row[]> => rowsOfConnections(bench, server);

describe('responders', () => {
  it('discard reads everything and answers only the FIN', async () => {
    const { server, port } = await serve({ responder: { kind: 'discard' } });
    const peer = await sockets.peer(port);
    peer.socket.end('much ado');
    await peer.ended;
    expect(peer.bytes).toHaveLength(0);
    await bench.untilReceived(server, 8);
  });

  it('fixed reply answers every chunk with the same message, and its variables anew', async () => {
    const { server, port } = await serve({ responder: { kind: 'fixed', reply: text('no. ${counter}\\n') } });
    const peer = await sockets.peer(port);
    peer.socket.write('a');
    expect((await peer.received(6)).toString()).toBe('no. 1\n');
    peer.socket.write('b');
    expect((await peer.received(12)).toString()).toBe('no. 1\nno. 2\n');
    peer.socket.end();
    await peer.ended;
    await bench.untilReceived(server, 2);
  });

  it('characters come without end, no faster than the peer reads, each line turned by one', async () => {
    const { server, port } = await serve({ responder: { kind: 'chargen' } });
    const socket = await sockets.dial(port);
    const stuck = await bench.until(async () => {
      const { queued, bytesOut } = await bench.server(server);
      return queued > 0 && bytesOut;
    });
    // All that may wait is one write: whoever does not read costs no memory.
    expect((await bench.server(server)).queued).toBeLessThan(20_000);
    const peer = new RawPeer(socket);
    const lines = (await peer.received(stuck + 100_000)).toString('latin1').split('\r\n');
    expect(lines[0]).toBe(Array.from({ length: 72 }, (_, at) => String.fromCharCode(32 + at)).join(''));
    const whole = lines.slice(0, -1);
    expect(whole.every((line) => line.length === 72)).toBe(true);
    expect(whole.every((line, at) => at === 0 || line.slice(0, 71) === lines[at - 1]?.slice(1))).toBe(true);
    socket.end();
    await peer.ended;
  });

  it('daytime sends one line and its FIN', async () => {
    const { port } = await serve({ responder: { kind: 'daytime' } });
    const peer = await sockets.peer(port);
    await peer.ended;
    expect(peer.bytes.toString()).toMatch(/^[A-Z][a-z]+, [A-Z][a-z]+ \d+, \d{4} \d\d:\d\d:\d\d-UTC\r\n$/);
  });

  it('change at once on live connections; one that speaks first begins to', async () => {
    const { server, port } = await serve({ responder: { kind: 'manual' } });
    const peer = await sockets.peer(port);
    await bench.onlyConnection(server);
    await bench.must('server.configure', { server, responder: { kind: 'daytime' } });
    await peer.ended;
    expect(peer.bytes.toString()).toContain('-UTC\r\n');
  });

  it('are for clients too', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('manual');
    const { client } = await bench.connected(port);
    const { id: connection } = await bench.onlyConnection(server);
    await bench.must('client.configure', { client, responder: { kind: 'echo' } });
    await bench.must('connection.send', { connection, data: Buffer.from('to and fro') });
    await bench.untilReceived(server, 10);
    expect((await bench.bytes(server, 'in')).toString()).toBe('to and fro');
  });
});

describe('options', () => {
  it('delay keeps replies in order, and counts them as queued; the FIN is answered behind them', async () => {
    const { server, port } = await serve({
      responder: { kind: 'echo' },
      answering: { delay: { least: 1, most: 60 } },
    });
    const peer = await sockets.peer(port);
    for (let i = 0; i < 20; i += 1) peer.socket.write(String.fromCharCode(97 + i));
    peer.socket.end();
    await peer.ended;
    expect(peer.bytes.toString()).toBe('abcdefghijklmnopqrst');
    expect((await bench.server(server)).queued).toBe(0);
  });

  it('a reply that waits is queued, still goes out after a change, and stays ahead of the next', async () => {
    const { server, port } = await serve({
      responder: { kind: 'echo' },
      answering: { delay: { least: 150, most: 150 } },
    });
    const peer = await sockets.peer(port);
    peer.socket.write('first ');
    await bench.untilReceived(server, 6);
    expect(await bench.onlyConnection(server)).toMatchObject({ queued: 6 });
    await bench.must('server.configure', {
      server,
      responder: { kind: 'fixed', reply: text('second') },
      answering: promptAnswering,
    });
    peer.socket.write('x');
    expect((await peer.received(12)).toString()).toBe('first second');
    expect((await bench.server(server)).queued).toBe(0);
  });

  it('a limited rate cuts large replies into slices', async () => {
    const { server, port } = await serve({
      responder: { kind: 'echo' },
      answering: { bytesPerSecond: 100_000 },
    });
    const peer = await sockets.peer(port);
    peer.socket.write(Buffer.alloc(20_000, 'x'));
    await peer.received(20_000);
    const out = (await rowsOf(server)).filter(({ kind }) => kind === 'out');
    expect(out.length).toBeGreaterThanOrEqual(10);
    // 20,000 bytes at 100,000 a second, less what the bucket holds: the stamps tell, not the clock on the wall.
    expect(out.at(-1)!.at - out[0]!.at).toBeGreaterThan(120_000);
  });

  it.each(['close', 'reset'] as const)('%s behind so many messages that were answered', async (by) => {
    const { server, port } = await serve({
      responder: { kind: 'echo' },
      answering: { ending: { after: 2, by } },
    });
    const peer = await sockets.peer(port);
    peer.socket.write('one');
    await peer.received(3);
    peer.socket.write('two');
    await peer.received(6);
    await endOf(peer);
    const rows = await bench.until(async () => {
      const found = await rowsOf(server);
      return found.at(-1)?.kind === endings[by] && found;
    });
    expect(kindsOf(rows).filter((kind) => kind === 'in' || kind === 'out')).toEqual([
      'in',
      'out',
      'in',
      'out',
    ]);
  });

  it('a peer whose delayed replies pile up is read no further', async () => {
    const { server, port } = await serve({
      responder: { kind: 'echo' },
      answering: { delay: { least: 60_000, most: 60_000 } },
    });
    const peer = await sockets.peer(port);
    peer.socket.write(Buffer.alloc(32 * 1024 * 1024));
    await bench.until(async () => (await bench.connections(server))[0]?.paused);
    const { queued, bytesIn } = (await bench.connections(server))[0]!;
    expect(queued).toBe(bytesIn);
    expect(queued).toBeGreaterThanOrEqual(4 * 1024 * 1024);
    expect(queued).toBeLessThan(5 * 1024 * 1024);
  });
});
