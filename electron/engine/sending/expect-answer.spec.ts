import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Matching } from '../../../shared/model/matching';
import type { Row } from '../../../shared/model/row';
import { RawPeer } from '../fixtures/raw-peer';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

const HOUR = 3_600_000;
const MIB = 1024 * 1024;
const contains = (source: string): Matching => ({
  by: 'contains',
  content: { mode: 'text', source, encoding: 'utf-8' },
});
const regex = (source: string): Matching => ({
  by: 'regex',
  source,
  over: 'text',
  encoding: 'utf-8',
  matchCase: true,
});

let bench: WorkbenchDriver;
const sockets: net.Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.shutdown();
});

/** A connection of a server to a plain socket. */
async function connected(responder: 'manual' | 'echo' = 'manual') {
  bench = new WorkbenchDriver();
  const { server, port } = await bench.listening(responder);
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const { id } = await bench.onlyConnection(server);
  return { server, socket, connection: id };
}

function asked(connection: ConnectionId, match: Matching, withinMs: number, data: string | Uint8Array = '?') {
  return bench.call('connection.expect', {
    connection,
    data: Buffer.from(data as string),
    expect: { match, withinMs },
  });
}

/** Waits until the connection has received so many bytes: the engine has seen them. */
function seen(server: EndpointId, count: number): Promise<true> {
  return bench.untilReceived(server, count);
}

async function story(server: EndpointId): Promise<string[]> {
  const words = (row: Row): string[] => {
    if (row.kind === 'in' || row.kind === 'out')
      return [`${row.kind} ${Buffer.from(row.preview).toString()}`];
    return row.kind === 'expect' ? [`${row.outcome} ${row.what} ${row.withinMs}`] : [];
  };
  return (await bench.rows(server)).flatMap(words);
}

describe('an expected answer', () => {
  it('passes at the chunk that completes it, and the log has it right behind, ahead of any reply', async () => {
    const { server, socket, connection } = await connected('echo');
    const outcome = asked(connection, contains('OK'), HOUR);
    await new RawPeer(socket).received(1);
    socket.write('x O');
    await seen(server, 3);
    socket.write('K!');
    const answer = await outcome;
    const rows = await bench.untilRow(server, 'expect');
    expect(await story(server)).toEqual([
      'out ?',
      'in x O',
      'out x O',
      'in K!',
      'passed contains “OK” 3600000',
      'out K!',
    ]);
    const stamps = rows.filter((row) => row.kind === 'out' || row.kind === 'in').map(({ at }) => at);
    const tookUs = stamps[3]! - stamps[0]!;
    expect(answer).toEqual({ ok: true, value: { outcome: 'passed', tookUs } });
    expect(rows.find((row) => row.kind === 'expect')).toMatchObject({ tookUs, at: stamps[3] });
  });

  it('fails when it does not come in time, and when the connection ends before', async () => {
    const { server, socket, connection } = await connected();
    const late = await asked(connection, contains('OK'), 5);
    if (!late.ok) throw new Error(late.error.code);
    expect(late.value.outcome).toBe('timed-out');
    expect(late.value.tookUs).toBeGreaterThanOrEqual(4_000);
    const ended = asked(connection, contains('OK'), HOUR);
    socket.resetAndDestroy();
    expect(await ended).toMatchObject({ ok: true, value: { outcome: 'ended' } });
    await bench.untilRow(server, 'reset');
    expect((await story(server)).filter((words) => /^[te]/.test(words))).toEqual([
      'timed-out contains “OK” 5',
      'ended contains “OK” 3600000',
    ]);
  });

  it('is looked for in what comes behind its own send; several wait side by side', async () => {
    const { server, socket, connection } = await connected();
    socket.write('one two');
    await seen(server, 7);
    const both = [asked(connection, contains('two'), HOUR), asked(connection, regex('t\\w+e'), HOUR)];
    socket.write('three');
    expect(await both[1]).toMatchObject({ value: { outcome: 'passed' } });
    socket.write(' two');
    expect(await both[0]).toMatchObject({ value: { outcome: 'passed' } });
  });

  it('has its time from when the last byte of a large message was with the system', async () => {
    const { server, socket, connection } = await connected();
    const outcome = asked(connection, contains('OK'), HOUR, Buffer.alloc(MIB, 'a'));
    const peer = new RawPeer(socket);
    await peer.received(MIB);
    socket.write('OK');
    const answer = await outcome;
    const rows = await bench.rows(server);
    const lastOut = rows.filter((row) => row.kind === 'out').at(-1)!;
    const lastIn = rows.filter((row) => row.kind === 'in').at(-1)!;
    expect(answer).toEqual({ ok: true, value: { outcome: 'passed', tookUs: lastIn.at - lastOut.at } });
  });

  it('is refused when its pattern is wrong, and then nothing is sent', async () => {
    const { server, connection } = await connected();
    expect(await asked(connection, regex('a(b'), HOUR)).toMatchObject({
      ok: false,
      error: { code: 'invalid_pattern' },
    });
    expect(await asked(99 as ConnectionId, contains('OK'), HOUR)).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    expect(await bench.server(server)).toMatchObject({ bytesOut: 0 });
  });

  it('is refused on a connection that sends no more, and nothing waits', async () => {
    const { server, connection } = await connected();
    await bench.must('connection.finish', { connection });
    expect(await asked(connection, contains('OK'), HOUR)).toMatchObject({
      ok: false,
      error: { code: 'write_after_close' },
    });
    expect((await story(server)).filter((words) => words.includes('OK'))).toEqual([]);
  });
});

describe('a hostile peer', () => {
  it('that sends one byte at a time, invalid UTF-8 included, does not hide the answer', async () => {
    const { socket, connection } = await connected();
    const outcomes = [contains('needle'), regex('ne+dle\\d'), regex('(a+)+needle')].map((match) =>
      asked(connection, match, HOUR),
    );
    await new RawPeer(socket).received(3);
    const bytes = Buffer.concat([Buffer.alloc(2_000, 0xff), Buffer.from('aaaaneedle7')]);
    for (const byte of bytes) {
      socket.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const outcome of outcomes) expect(await outcome).toMatchObject({ value: { outcome: 'passed' } });
  });

  it('that floods does not freeze what waits for a catastrophic pattern', async () => {
    const { server, socket, connection } = await connected();
    const outcome = asked(connection, regex('(x+x+)+y'), HOUR);
    socket.write(Buffer.alloc(4 * MIB, 'x'));
    await seen(server, 4 * MIB);
    socket.write('y');
    expect(await outcome).toMatchObject({ value: { outcome: 'passed' } });
  });
});
