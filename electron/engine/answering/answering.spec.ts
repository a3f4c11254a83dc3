import type net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { promptAnswering } from '../../../shared/model/defaults';
import type { EndpointId } from '../../../shared/model/ids';
import type { Answering, Responder } from '../../../shared/model/responder';
import type { Row } from '../../../shared/model/row';
import type { RuleText } from '../../../shared/model/rule';
import { dialPeer, dialRaw, pattern, ruleText, text, when } from '../fixtures/answers';
import { RawPeer } from '../fixtures/raw-peer';
import { WorkbenchDriver, type DriverOptions } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const sockets: net.Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.shutdown();
});

interface Options {
  readonly responder?: Responder;
  readonly answering?: Partial<Answering>;
  readonly rules?: readonly RuleText[];
  readonly fallback?: RuleText;
  readonly engine?: DriverOptions;
}

const chunkRules: Responder = { kind: 'rules', framing: { kind: 'none' } };
const lines: Responder = {
  kind: 'rules',
  framing: { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: false, most: 1_000 },
};

async function serve({ responder, answering, rules = [], fallback, engine }: Options) {
  bench = new WorkbenchDriver(engine);
  const { server, port } = await bench.listening('manual');
  for (const rule of rules)
    await bench.must('rules.save', { endpoint: server, id: null, place: 'list', rule });
  if (fallback !== undefined)
    await bench.must('rules.save', { endpoint: server, id: null, place: 'fallback', rule: fallback });
  await bench.must('server.configure', {
    server,
    responder: responder ?? chunkRules,
    answering: { ...promptAnswering, ...answering },
  });
  return { server, port };
}

async function peerOf(port: number): Promise<RawPeer> {
  const socket = await dialRaw(port);
  sockets.push(socket);
  return new RawPeer(socket);
}

const endings = { close: 'closed', reset: 'reset' } as const;

/** Waits for the end that the engine makes. Where RST follows bytes closely, libuv tells the peer's reader an end, not a reset. */
async function endOf(peer: RawPeer): Promise<void> {
  await Promise.race([peer.ended, peer.closed]);
  peer.socket.end();
}

const kinds = (rows: readonly Row[]): string[] => rows.map(({ kind }) => kind);
const rowsOf = async (server: EndpointId): Promise<Row[]> =>
  (await bench.rows(server)).filter(({ connection }) => connection !== null);

describe('responders', () => {
  it('discard reads everything and answers only the FIN', async () => {
    const { server, port } = await serve({ responder: { kind: 'discard' } });
    const peer = await peerOf(port);
    peer.socket.end('much ado');
    await peer.ended;
    expect(peer.bytes).toHaveLength(0);
    await bench.untilReceived(server, 8);
  });

  it('fixed reply answers every chunk with the same message, and its variables anew', async () => {
    const { server, port } = await serve({ responder: { kind: 'fixed', reply: text('no. ${counter}\\n') } });
    const peer = await peerOf(port);
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
    const socket = await dialRaw(port);
    sockets.push(socket);
    const stuck = await bench.until(async () => {
      const { queued, bytesOut } = await bench.server(server);
      return queued > 0 && bytesOut;
    });
    // All that may wait is one write: whoever does not read costs no memory.
    expect((await bench.server(server)).queued).toBeLessThan(20_000);
    const peer = new RawPeer(socket);
    const lines = (await peer.received(stuck + 100_000)).toString('latin1').split('\r\n');
    expect(lines[0]).toBe(Array.from({ length: 72 }, (_, at) => String.fromCharCode(32 + at)).join(''));
    for (let line = 1; line < lines.length - 1; line += 1) {
      expect(lines[line]).toHaveLength(72);
      expect(lines[line]!.slice(0, 71)).toBe(lines[line - 1]!.slice(1));
    }
    socket.end();
    await peer.ended;
  });

  it('daytime sends one line and its FIN', async () => {
    const { port } = await serve({ responder: { kind: 'daytime' } });
    const peer = await peerOf(port);
    await peer.ended;
    expect(peer.bytes.toString()).toMatch(/^[A-Z][a-z]+, [A-Z][a-z]+ \d+, \d{4} \d\d:\d\d:\d\d-UTC\r\n$/);
  });

  it('change at once on live connections; one that speaks first begins to', async () => {
    const { server, port } = await serve({ responder: { kind: 'manual' } });
    const peer = await peerOf(port);
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
    const peer = await peerOf(port);
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
    const peer = await peerOf(port);
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
    const peer = await peerOf(port);
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
    const peer = await peerOf(port);
    peer.socket.write('one');
    await peer.received(3);
    peer.socket.write('two');
    await peer.received(6);
    await endOf(peer);
    const rows = await bench.until(async () => {
      const found = await rowsOf(server);
      return found.at(-1)?.kind === endings[by] && found;
    });
    expect(kinds(rows).filter((kind) => kind === 'in' || kind === 'out')).toEqual(['in', 'out', 'in', 'out']);
  });

  it('a peer whose delayed replies pile up is read no further', async () => {
    const { server, port } = await serve({
      responder: { kind: 'echo' },
      answering: { delay: { least: 60_000, most: 60_000 } },
    });
    const peer = await peerOf(port);
    peer.socket.write(Buffer.alloc(32 * 1024 * 1024));
    await bench.until(async () => (await bench.connections(server))[0]?.paused);
    const { queued, bytesIn } = (await bench.connections(server))[0]!;
    expect(queued).toBe(bytesIn);
    expect(queued).toBeGreaterThanOrEqual(4 * 1024 * 1024);
    expect(queued).toBeLessThan(5 * 1024 * 1024);
  });
});

describe('rules', () => {
  it('the first that fits answers, the fall-back where none does; the log tells which, behind what fired it', async () => {
    const { server, port } = await serve({
      rules: [
        ruleText(when('equals', 'ping'), ['never'], { on: false }),
        ruleText(when('equals', 'ping'), ['pong'], { name: 'Ping' }),
        ruleText(when('starts-with', 'p'), ['p!']),
      ],
      fallback: ruleText({ by: 'any' }, ['what?'], { name: 'Else' }),
    });
    const peer = await peerOf(port);
    for (const [input, output] of [
      ['ping', 'pong'],
      ['put', 'pongp!'],
      ['x', 'pongp!what?'],
    ] as const) {
      peer.socket.write(input);
      expect((await peer.received(output.length)).toString()).toBe(output);
    }
    const rows = await rowsOf(server);
    expect(kinds(rows)).toEqual(['opened', ...new Array(3).fill(['in', 'rule', 'out'])].flat());
    expect(rows.filter(({ kind }) => kind === 'rule')).toMatchObject([
      { name: 'Ping', reply: 1, then: 'stay' },
      { name: 'starts with “p”', reply: 1 },
      { name: 'Else' },
    ]);
  });

  it('frames that a peer sends byte by byte are answered whole, captures and checksums in the reply', async () => {
    const { server, port } = await serve({
      responder: lines,
      rules: [ruleText(pattern('^add (?<a>\\d+) (\\d+)$'), ['${a}+$2 ${crc32:hex}\\n'])],
    });
    const peer = await peerOf(port);
    for (const character of 'add 12 34\nadd 5 6\n') {
      peer.socket.write(character);
    }
    const answer = (await peer.received(5 + 10 + 3 + 10)).toString();
    expect(answer).toMatch(/^12\+34 [0-9a-f]{8}\n5\+6 [0-9a-f]{8}\n$/);
    expect((await rowsOf(server)).filter(({ kind }) => kind === 'rule')).toHaveLength(2);
  });

  it('captures of bytes that are no text go out as they came', async () => {
    const { port } = await serve({ rules: [ruleText(pattern('^(?s)\\x01(.*)$'), ['<$1>'])] });
    const peer = await peerOf(port);
    const odd = Buffer.from('00ff80c328a0fe0a', 'hex');
    peer.socket.write(Buffer.concat([Buffer.of(1), odd]));
    expect(await peer.received(10)).toEqual(Buffer.concat([Buffer.from('<'), odd, Buffer.from('>')]));
  });

  it('steps of replies follow each other, and those to a later message follow them', async () => {
    const step = (delayMs: number, source: string) => ({ delayMs, message: text(source) });
    const { server, port } = await serve({
      responder: lines,
      rules: [
        ruleText(when('equals', 'slow'), [], { reply: [step(30, 'a'), step(50, 'b'), step(0, 'c')] }),
        ruleText(when('equals', 'fast'), ['d']),
      ],
    });
    const peer = await peerOf(port);
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
      responder: lines,
      rules: [ruleText(when('equals', 'quit'), ['bye'], { then }), ruleText({ by: 'any' }, ['?'])],
    });
    const peer = await peerOf(port);
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
      responder: lines,
      rules: [ruleText({ by: 'any' }, ['welcome '], { once: true }), ruleText({ by: 'any' }, ['again '])],
    });
    for (const peer of [await peerOf(port), await peerOf(port)]) {
      peer.socket.write('a\nb\nc\n');
      expect((await peer.received(20)).toString()).toBe('welcome again again ');
    }
  });

  it('a change holds from the next message on, also for a connection that is half-way through a frame', async () => {
    const { server, port } = await serve({ responder: lines, rules: [ruleText({ by: 'any' }, ['old'])] });
    const peer = await peerOf(port);
    peer.socket.write('x\nhalf');
    await peer.received(3);
    const { rules } = await bench.must('rules.window', { endpoint: server, from: 0, count: 10 });
    const rule = ruleText(when('equals', 'half way'), ['new']);
    await bench.must('rules.save', { endpoint: server, id: rules[0]!.id, place: 'list', rule });
    peer.socket.write(' way\n');
    expect((await peer.received(6)).toString()).toBe('oldnew');
  });

  it('a frame that never ends is told once, and keeps no more than it may', async () => {
    const { server, port } = await serve({ responder: lines, rules: [ruleText({ by: 'any' }, ['!'])] });
    const peer = await peerOf(port);
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
    const peer = await peerOf(port);
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
    const socket = await dialRaw(port);
    sockets.push(socket);
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
    const { server, port } = await serve({ responder: lines, rules });
    const peer = await peerOf(port);
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
    const peer = await peerOf(port);
    peer.socket.write(`${'a'.repeat(100_000)}!`);
    expect((await peer.received(3)).toString()).toBe('yes');
  });
});

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
      expect((await (await peerOf(port)).received(8)).toString()).toBe(greeting);
    expect(kinds(await rowsOf(server)).slice(0, 2)).toEqual(['opened', 'out']);
  });

  it('lets in who is on the list, and refuses others visibly', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    await bench.must('server.configure', { server, access: { ...access, allow: ['10.0.0.0/8', '::1'] } });
    const refused = await peerOf(port);
    await refused.ended;
    const rows = await bench.untilRow(server, 'refused');
    expect(rows.at(-1)).toMatchObject({
      remote: { host: '127.0.0.1' },
      error: { code: 'peer_not_allowed', details: { host: '127.0.0.1' } },
    });
    await bench.must('server.configure', { server, access: { ...access, allow: ['127.0.0.0/8'] } });
    const peer = await peerOf(port);
    peer.socket.write('x');
    await peer.received(1);
    expect(await bench.server(server)).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('has room for so many', async () => {
    bench = new WorkbenchDriver();
    const { server, port } = await bench.listening('echo');
    await bench.must('server.configure', { server, access: { ...access, connections: 1 } });
    const first = await peerOf(port);
    first.socket.write('x');
    await first.received(1);
    const second = await peerOf(port);
    await second.ended;
    expect((await bench.untilRow(server, 'refused')).at(-1)).toMatchObject({
      error: { code: 'too_many_connections', details: { cap: 1 } },
    });
  });

  it('closes a connection on which nothing passes, and not before', async () => {
    bench = new WorkbenchDriver({ closeGraceMs: 20 });
    const { server, port } = await bench.listening('echo');
    await bench.must('server.configure', { server, access: { ...access, idleMs: 80 } });
    const peer = await peerOf(port);
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
    const peer = await dialPeer(port);
    await bench.onlyConnection(server);
    await bench.must('server.configure', { server, access: { ...access, idleMs: 1 } });
    await peer.ended;
    peer.socket.destroy();
  });
});
