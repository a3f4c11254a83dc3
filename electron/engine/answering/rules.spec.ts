import { afterEach, describe, expect, it } from 'vitest';
import type { EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { pattern, ruleText, text, when } from '../fixtures/answers';
import {
  byLine,
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

describe('a server that answers by rules', () => {
  it('the first that fits answers, the fall-back where none does; the log tells which, behind what fired it', async () => {
    const { server, port } = await serve({
      rules: [
        ruleText(when('equals', 'ping'), ['never'], { on: false }),
        ruleText(when('equals', 'ping'), ['pong'], { name: 'Ping' }),
        ruleText(when('starts-with', 'p'), ['p!']),
      ],
      fallback: ruleText({ by: 'any' }, ['what?'], { name: 'Else' }),
    });
    const peer = await sockets.peer(port);
    for (const [input, output] of [
      ['ping', 'pong'],
      ['put', 'pongp!'],
      ['x', 'pongp!what?'],
    ] as const) {
      peer.socket.write(input);
      expect((await peer.received(output.length)).toString()).toBe(output);
    }
    const rows = await rowsOf(server);
    expect(kindsOf(rows)).toEqual(['opened', ...new Array(3).fill(['in', 'rule', 'out'])].flat());
    expect(rows.filter(({ kind }) => kind === 'rule')).toMatchObject([
      { name: 'Ping', reply: 1, then: 'stay' },
      { name: 'starts with “p”', reply: 1 },
      { name: 'Else' },
    ]);
  });

  it('frames that a peer sends byte by byte are answered whole, captures and checksums in the reply', async () => {
    const { server, port } = await serve({
      responder: byLine,
      rules: [ruleText(pattern('^add (?<a>\\d+) (\\d+)$'), ['${a}+$2 ${crc32:hex}\\n'])],
    });
    const peer = await sockets.peer(port);
    for (const character of 'add 12 34\nadd 5 6\n') {
      peer.socket.write(character);
    }
    const answer = (await peer.received(5 + 10 + 3 + 10)).toString();
    expect(answer).toMatch(/^12\+34 [0-9a-f]{8}\n5\+6 [0-9a-f]{8}\n$/);
    expect((await rowsOf(server)).filter(({ kind }) => kind === 'rule')).toHaveLength(2);
  });

  it('captures of bytes that are no text go out as they came', async () => {
    const { port } = await serve({ rules: [ruleText(pattern('^(?s)\\x01(.*)$'), ['<$1>'])] });
    const peer = await sockets.peer(port);
    const odd = Buffer.from('00ff80c328a0fe0a', 'hex');
    peer.socket.write(Buffer.concat([Buffer.of(1), odd]));
    expect(await peer.received(10)).toEqual(Buffer.concat([Buffer.from('<'), odd, Buffer.from('>')]));
  });

  it('steps of replies follow each other, and those to a later message follow them', async () => {
    const step = (delayMs: number, source: string) => ({ delayMs, message: text(source) });
    const { server, port } = await serve({
      responder: byLine,
      rules: [
        ruleText(when('equals', 'slow'), [], { reply: [step(30, 'a'), step(50, 'b'), step(0, 'c')] }),
        ruleText(when('equals', 'fast'), ['d']),
      ],
    });
    const peer = await sockets.peer(port);
    peer.socket.write('slow\nfast\n');
    expect((await peer.received(4)).toString()).toBe('abcd');
    const rows = await rowsOf(server);
    const [chunk] = rows.filter(({ kind }) => kind === 'in');
    const [a, b] = rows.filter(({ kind }) => kind === 'out');
    expect(a!.at - chunk!.at).toBeGreaterThanOrEqual(30_000);
    expect(b!.at - a!.at).toBeGreaterThanOrEqual(50_000);
  });

  it.each(['close', 'reset'] as const)('%s behind the reply; nothing more is answered', async (then) => {
    const { server, port } = await serve({
      responder: byLine,
      rules: [ruleText(when('equals', 'quit'), ['bye'], { then }), ruleText({ by: 'any' }, ['?'])],
    });
    const peer = await sockets.peer(port);
    peer.socket.write('hello\nquit\nhello\n');
    expect((await peer.received(4)).toString()).toBe('?bye');
    await endOf(peer);
    await bench.untilRow(server, endings[then]);
    expect(peer.bytes.toString()).toBe('?bye');
    expect((await rowsOf(server)).filter(({ kind }) => kind === 'rule')).toMatchObject([
      { then: 'stay' },
      { then, reply: 1 },
    ]);
  });

  it('once is once for each connection', async () => {
    const { port } = await serve({
      responder: byLine,
      rules: [ruleText({ by: 'any' }, ['welcome '], { once: true }), ruleText({ by: 'any' }, ['again '])],
    });
    for (const peer of [await sockets.peer(port), await sockets.peer(port)]) {
      peer.socket.write('a\nb\nc\n');
      expect((await peer.received(20)).toString()).toBe('welcome again again ');
    }
  });

  it('a change holds from the next message on, also for a connection that is half-way through a frame', async () => {
    const { server, port } = await serve({ responder: byLine, rules: [ruleText({ by: 'any' }, ['old'])] });
    const peer = await sockets.peer(port);
    peer.socket.write('x\nhalf');
    await peer.received(3);
    const { rules } = await bench.must('rules.window', { endpoint: server, from: 0, count: 10 });
    const rule = ruleText(when('equals', 'half way'), ['new']);
    await bench.must('rules.save', { endpoint: server, id: rules[0]!.id, place: 'list', rule });
    peer.socket.write(' way\n');
    expect((await peer.received(6)).toString()).toBe('oldnew');
  });

  it('a frame that never ends is told once, and keeps no more than it may', async () => {
    const { server, port } = await serve({ responder: byLine, rules: [ruleText({ by: 'any' }, ['!'])] });
    const peer = await sockets.peer(port);
    peer.socket.write(Buffer.alloc(5_000, 'x'));
    await bench.untilReceived(server, 5_000);
    peer.socket.write('\nshort\n');
    await peer.received(1);
    const errors = (await rowsOf(server)).filter(({ kind }) => kind === 'error');
    expect(errors).toMatchObject([{ error: { code: 'frame_too_long', details: { most: 1_000 } } }]);
  });

  it('a pause ends a message where frames are told by pauses', async () => {
    const framing = { kind: 'idle', ms: 30, most: 1_000 } as const;
    const { port } = await serve({
      responder: { kind: 'rules', framing },
      rules: [ruleText(when('equals', 'abc'), ['whole'])],
    });
    const peer = await sockets.peer(port);
    peer.socket.write('ab');
    peer.socket.write('c');
    expect((await peer.received(5)).toString()).toBe('whole');
  });

  it('a peer that never reads costs little, however much its messages ask for', async () => {
    const large = 'x'.repeat(60_000);
    const { server, port } = await serve({
      responder: { kind: 'rules', framing: { kind: 'fixed', length: 1 } },
      rules: [ruleText({ by: 'any' }, [large, large, large])],
    });
    const socket = await sockets.dial(port);
    // Answered at once, this one chunk would ask for nearly 12 GB.
    socket.write(Buffer.alloc(65_536, '.'));
    await bench.until(async () => (await bench.connections(server))[0]?.paused);
    expect((await bench.server(server)).queued).toBeLessThan(1_000_000);
    const { bytesOut } = await bench.server(server);
    const peer = new RawPeer(socket);
    await peer.received(bytesOut + 10_000_000);
    expect((await bench.server(server)).queued).toBeLessThan(1_000_000);
  });

  it('a thousand rules, half of them patterns, answer each message', async () => {
    const rules = Array.from({ length: 1_000 }, (_, index) =>
      ruleText(
        index % 2 === 0 ? pattern(`^(?:get|read) item${index}(\\d*)x$`) : when('contains', `item${index}y`),
        [`${index};`],
      ),
    );
    const { server, port } = await serve({ responder: byLine, rules });
    const peer = await sockets.peer(port);
    peer.socket.write('read item998x\nitem999y\nnothing\nget item0x\n');
    expect((await peer.received(10)).toString()).toBe('998;999;0;');
    expect(await bench.server(server)).toMatchObject({ rules: 1_000, rulesRevision: 1_000 });
  });

  it('a pattern that others would be at for ever is answered', async () => {
    const { port } = await serve({
      responder: {
        kind: 'rules',
        framing: { kind: 'delimiter', mode: 'text', delimiter: '!', keep: true, most: 1_000_000 },
      },
      rules: [ruleText(pattern('^(a+)+$'), ['no']), ruleText(pattern('^(?:a+)+!$'), ['yes'])],
    });
    const peer = await sockets.peer(port);
    peer.socket.write(`${'a'.repeat(100_000)}!`);
    expect((await peer.received(3)).toString()).toBe('yes');
  });
});
