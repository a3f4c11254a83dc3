import { once } from 'node:events';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Framing } from '../../../shared/model/framing';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import { framedRows } from './framed-rows';
import { byLine, serveAnswers } from '../fixtures/answering-bench';
import { pattern, ruleText } from '../fixtures/answers';
import { RawPeer } from '../fixtures/raw-peer';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const peers: RawPeer[] = [];
beforeEach(() => {
  bench = new WorkbenchDriver();
});
afterEach(async () => {
  for (const { socket } of peers.splice(0)) socket.destroy();
  await bench.shutdown();
});

async function dial(port: number): Promise<RawPeer> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const peer = new RawPeer(socket);
  peers.push(peer);
  return peer;
}

/** A peer of another server, which gets its echo. */
async function exchange(peer: RawPeer): Promise<void> {
  const before = peer.bytes.length;
  peer.socket.write('ping');
  await peer.received(before + 4);
}

describe('while rules are busy, everybody else is served', () => {
  it('a thousand patterns and many short messages in one write: none is lost', async () => {
    const rules = Array.from({ length: 1_000 }, (_, index) =>
      ruleText(pattern(`^(?:get|read) item${index}-(\\d*)x$`), [`${index};`]),
    );
    const { port } = await serveAnswers(bench, { responder: byLine, rules });
    const echo = await bench.listening('echo');
    const [busy, other] = [await dial(port), await dial(echo.port)];
    const wanted = '999;'.repeat(500);
    busy.socket.write('read item999-x\n'.repeat(500));
    while (busy.bytes.length === 0) await exchange(other);
    await exchange(other);
    expect(busy.bytes.length).toBeLessThan(wanted.length);
    expect((await busy.received(wanted.length)).toString()).toBe(wanted);
  });

  it('patterns that take as long as any may', async () => {
    const rules = Array.from({ length: 10 }, (_, index) =>
      ruleText(pattern(`^(?:[ax]?){${500 + index}}[ax]{120}[0-9]$`), ['no']),
    );
    const fallback = ruleText({ by: 'any' }, ['at last']);
    const { server, port } = await serveAnswers(bench, { rules, fallback });
    const echo = await bench.listening('echo');
    const [busy, other] = [await dial(port), await dial(echo.port)];
    busy.socket.write(Buffer.from('xa'.repeat(500)));
    await bench.untilReceived(server, 1_000);
    await exchange(other);
    expect(busy.bytes.toString()).toBe('');
    expect((await busy.received(7)).toString()).toBe('at last');
  });

  it('a peer that is gone before it is answered leaves nothing behind', async () => {
    const rules = Array.from({ length: 1_000 }, (_, index) =>
      ruleText(pattern(`^never ${index}(\\d*)x$`), []),
    );
    const fallback = ruleText({ by: 'any' }, ['.']);
    const { server, port } = await serveAnswers(bench, { responder: byLine, rules, fallback });
    const gone = await dial(port);
    gone.socket.write('never x\n'.repeat(300));
    await gone.received(1);
    gone.socket.destroy();
    const stays = await dial(port);
    stays.socket.write('hello\n');
    expect((await stays.received(1)).toString()).toBe('.');
    await bench.until(async () => (await bench.connections(server)).length === 1);
  });
});

it('a length of 2^64 - 1 is told, and costs that one connection its frames and nothing else', async () => {
  const framing: Framing = { kind: 'length', width: 8, order: 'big', offset: 0, counts: 'rest', most: 1_000 };
  const { server, port } = await serveAnswers(bench, {
    responder: { kind: 'rules', framing },
    rules: [ruleText({ by: 'any' }, ['got it'])],
  });
  const [hostile, other] = [await dial(port), await dial(port)];
  hostile.socket.write(Buffer.alloc(8, 0xff));
  await bench.untilRow(server, 'error');
  hostile.socket.write('more');
  await bench.untilReceived(server, 12);
  other.socket.write(Buffer.from('0000000000000002 6869'.replace(' ', ''), 'hex'));
  expect((await other.received(6)).toString()).toBe('got it');
  expect(hostile.bytes).toHaveLength(0);
  const rows = await bench.rows(server);
  expect(rows.filter(({ kind }) => kind === 'error')).toMatchObject([
    { error: { code: 'frame_too_long', details: { most: 1_000 } } },
  ]);
  const view = { capture: LIVE_CAPTURE, endpoint: server, connection: null };
  const { capture } = await bench.must('framing.open', { ...view, framing });
  const frames = (await framedRows(bench, capture, server)).filter(({ kind }) => kind === 'in');
  expect(frames.map(({ length, frame }) => [length, frame?.fault])).toEqual([
    [8, 'lost'],
    [4, 'lost'],
    [10, null],
  ]);
});
