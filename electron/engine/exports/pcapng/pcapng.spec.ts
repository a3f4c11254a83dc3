import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { errorOf } from '../../../../shared/errors';
import type { StoredRecord } from '../../capture/reader';
import { isInstalled } from '../../fixtures/program';
import { RecordScript, SCRIPT_START, written } from '../../fixtures/stored-records';
import { readWithTshark, type TsharkFile } from '../../fixtures/tshark';
import type { FileFacts } from '../formats/record-writer';
import { initialSequence } from './flow';
import { pcapng } from './pcapng';

const server = { host: '192.168.7.1', port: 40_001 };
const guest = { host: '192.168.7.2', port: 50_001 };
const server6 = { host: 'fd00::1', port: 40_001 };
const guest6 = { host: 'fd00::2', port: 50_002 };

const open: TsharkFile[] = [];
afterEach(() => open.splice(0).forEach((file) => file.dispose()));

function tshark(
  records: readonly StoredRecord[],
  facts: Partial<FileFacts> = {},
  isSelected?: (record: StoredRecord) => boolean,
): TsharkFile {
  const file = readWithTshark(written(pcapng, records, facts, isSelected));
  open.push(file);
  return file;
}

/** What tshark says besides our own comments and, as “Chat” and twice as “Note”, that there is a SYN or a FIN. */
function notable(file: TsharkFile): string[] {
  const talk = ['Comment', 'Chat'];
  return file
    .experts()
    .filter(({ severity, summary }) => !talk.includes(severity) && !CLOSING.test(summary))
    .map(({ severity, summary }) => `${severity}: ${summary}`);
}

const CLOSING = /^This frame (initiates|undergoes) the connection closing$/;
/** A reset is a warning to tshark, even where it is what happened. */
const RESET = 'Warn: Connection reset (RST)';

function expectNoComplaint(file: TsharkFile, resets = 0): void {
  expect(notable(file)).toEqual(Array.from({ length: resets }, () => RESET));
  expect(file.fields('ip.checksum.status', 'tcp.checksum.status').every(([, tcp]) => tcp === GOOD)).toBe(
    true,
  );
  expect(file.fields('_ws.malformed').flat()).toEqual([]);
  expect(file.complaints).toBe('');
}

/** `tcp.checksum.status` of a checksum that was verified. */
const GOOD = '1';

const installed = isInstalled('tshark');
if (!installed)
  console.warn('tshark is not installed: nothing proves here that pcapng exports are read by it.');

describe.skipIf(!installed)('a pcapng file, read with tshark', () => {
  it('has the packets of an IPv4 connection to a server, from its SYN to its last ACK', () => {
    const script = new RecordScript(1)
      .event(0, { kind: 'listening', address: server })
      .event(7, { kind: 'opened', local: server, remote: guest })
      .chunk(7, 'in', 'hello')
      .chunk(7, 'out', 'HELLO')
      .event(7, { kind: 'half-closed', by: 'peer' })
      .chunk(7, 'out', 'and good bye')
      .event(7, { kind: 'half-closed', by: 'local' })
      .event(7, { kind: 'closed', clean: true });
    const file = tshark(script.records);
    expectNoComplaint(file);
    const packets = file.fields('ip.src', 'tcp.srcport', 'tcp.flags.str', 'tcp.len', 'tcp.seq', 'tcp.ack');
    const [g, s] = ['192.168.7.2', '192.168.7.1'];
    expect(packets).toEqual([
      [g, '50001', '··········S·', '0', '0', '0'],
      [s, '40001', '·······A··S·', '0', '0', '1'],
      [g, '50001', '·······A····', '0', '1', '1'],
      [g, '50001', '·······AP···', '5', '1', '1'],
      [s, '40001', '·······AP···', '5', '1', '6'],
      [g, '50001', '·······A···F', '0', '6', '6'],
      [s, '40001', '·······A····', '0', '6', '7'],
      [s, '40001', '·······AP···', '12', '6', '7'],
      [s, '40001', '·······A···F', '0', '18', '7'],
      [g, '50001', '·······A····', '0', '7', '19'],
    ]);
    expect(file.follow(0)).toEqual({
      opener: Buffer.from('hello'),
      accepter: Buffer.from('HELLOand good bye'),
    });
  });

  it('keeps times to the microsecond, and says which endpoint and direction each packet belongs to', () => {
    const script = new RecordScript(1)
      .event(7, { kind: 'opened', local: server, remote: guest })
      .chunk(7, 'in', 'x');
    const last = tshark(script.records)
      .fields(
        'frame.time_epoch',
        'frame.interface_name',
        'frame.interface_description',
        'frame.packet_flags_direction',
      )
      .at(-1);
    expect(last).toEqual([
      `${String(SCRIPT_START + 1_000).slice(0, 10)}.${String(SCRIPT_START + 1_000).slice(10)}000`,
      'Server 1',
      'A server of Parley',
      '0x00000001',
    ]);
  });

  it('lets the client send the SYN where an endpoint of Parley dialled', () => {
    const script = new RecordScript(2)
      .event(7, { kind: 'opened', local: guest, remote: server })
      .chunk(7, 'out', 'ping');
    const file = tshark(script.records);
    expectNoComplaint(file);
    expect(file.fields('ip.src')[0]).toEqual(['192.168.7.2']);
    expect(file.follow(0).opener.toString()).toBe('ping');
  });

  it('gives back the very bytes of two interleaved connections, IPv4 and IPv6, in chunks of every size', () => {
    const sizes = [1, 2, 1_459, 65_495, 65_496, 65_536, 130_990, 262_144];
    const sent = sizes.map((size) => randomBytes(size));
    const back = sizes.map((size) => randomBytes(size));
    const script = new RecordScript(1)
      .event(1, { kind: 'opened', local: server, remote: guest })
      .event(2, { kind: 'opened', local: server6, remote: guest6 });
    for (const i of sizes.keys()) {
      script.chunk(1, 'in', sent[i]!).chunk(2, 'in', back[i]!);
      script.chunk(2, 'out', sent[i]!).chunk(1, 'out', back[i]!);
    }
    script.event(2, { kind: 'half-closed', by: 'local' }).event(2, { kind: 'half-closed', by: 'peer' });
    script.event(2, { kind: 'closed', clean: true });
    script.event(1, { kind: 'half-closed', by: 'peer' }).event(1, { kind: 'half-closed', by: 'local' });
    script.event(1, { kind: 'closed', clean: true });
    const file = tshark(script.records);
    expectNoComplaint(file);
    const [first, second] = [file.follow(0), file.follow(1)];
    expect(first.opener.equals(Buffer.concat(sent))).toBe(true);
    expect(first.accepter.equals(Buffer.concat(back))).toBe(true);
    expect(second.opener.equals(Buffer.concat(back))).toBe(true);
    expect(second.accepter.equals(Buffer.concat(sent))).toBe(true);
    expect(new Set(file.fields('ipv6.src').flat())).toEqual(new Set(['fd00::1', 'fd00::2']));
  });

  it('passes the end of the sequence numbers', () => {
    const near = (n: number): boolean => initialSequence(n, 'peer') > 2 ** 32 - 100_000;
    const connection = Array.from({ length: 1_000_000 }, (_, n) => n + 1).find(near)!;
    const bytes = randomBytes(300_000);
    const script = new RecordScript(1)
      .event(connection, { kind: 'opened', local: server, remote: guest })
      .chunk(connection, 'in', bytes)
      .event(connection, { kind: 'half-closed', by: 'peer' });
    const file = tshark(script.records);
    expectNoComplaint(file);
    expect(file.follow(0).opener.equals(bytes)).toBe(true);
  });

  it.each(['local', 'peer'] as const)('ends with RST where the %s side reset it', (by) => {
    const script = new RecordScript(1)
      .event(1, { kind: 'opened', local: server, remote: guest })
      .chunk(1, 'in', 'x')
      .event(1, { kind: 'reset', by });
    const file = tshark(script.records);
    expectNoComplaint(file, 1);
    expect(file.fields('ip.src', 'tcp.flags.str').at(-1)).toEqual([
      by === 'local' ? server.host : guest.host,
      '·······A·R··',
    ]);
  });

  it('shows both sides of a connection between two endpoints of its own as two streams', () => {
    const here = { host: '127.0.0.1', port: 40_001 };
    const there = { host: '127.0.0.1', port: 50_001 };
    const script = new RecordScript(2).event(1, { kind: 'opened', local: there, remote: here });
    script.at(1).event(2, { kind: 'opened', local: here, remote: there });
    for (const text of ['one', 'two', 'three'])
      script
        .at(2)
        .chunk(1, 'out', text)
        .at(1)
        .chunk(2, 'in', text)
        .chunk(2, 'out', text)
        .at(2)
        .chunk(1, 'in', text);
    for (const [endpoint, connection] of [
      [2, 1],
      [1, 2],
    ] as const)
      for (const by of ['local', 'peer'] as const)
        script.at(endpoint).event(connection, {
          kind: 'half-closed',
          by: endpoint === 2 ? by : by === 'local' ? 'peer' : 'local',
        });
    const file = tshark(script.records);
    expectNoComplaint(file);
    const all = Buffer.from('onetwothree');
    expect(file.follow(0)).toEqual({ opener: all, accepter: all });
    expect(file.follow(1)).toEqual({ opener: all, accepter: all });
    expect(new Set(file.fields('tcp.stream', 'ip.addr').map(String))).toEqual(
      new Set(['0,127.0.0.1,127.0.0.1', '1,198.18.0.1,198.18.0.2', '1,198.18.0.2,198.18.0.1']),
    );
    expect(file.fields('frame.comment').flat().join('\n')).toContain(
      'The other side of this connection is in this file too, so that its addresses were replaced: 198.18.0.1 stands for 127.0.0.1, and 198.18.0.2 for 127.0.0.1.',
    );
  });

  it('takes ports that are used again for another connection', () => {
    const script = new RecordScript(1);
    for (const connection of [1, 2])
      script
        .event(connection, { kind: 'opened', local: server, remote: guest })
        .chunk(connection, 'in', `to ${connection}`)
        .event(connection, { kind: 'half-closed', by: 'peer' })
        .event(connection, { kind: 'half-closed', by: 'local' })
        .event(connection, { kind: 'closed', clean: true });
    const file = tshark(script.records);
    expect([file.follow(0).opener.toString(), file.follow(1).opener.toString()]).toEqual(['to 1', 'to 2']);
    expect(notable(file)).toEqual([
      expect.stringMatching(/^Note: A new tcp session is started with the same ports/),
    ]);
  });

  it('begins in the middle of a connection with a handshake of its own, and says so', () => {
    const { records } = new RecordScript(1)
      .event(1, { kind: 'opened', local: server, remote: guest })
      .chunk(1, 'in', 'left out')
      .chunk(1, 'in', 'kept')
      .chunk(2, 'out', 'its opening was dropped');
    const file = tshark(records, { complete: false }, ({ seq }) => seq >= 2);
    expectNoComplaint(file);
    expect(file.follow(0).opener.toString()).toBe('kept');
    expect(file.follow(1).accepter.toString()).toBe('its opening was dropped');
    const comments = file.fields('frame.comment').flat().join('\n');
    expect(comments).toContain(
      'Connection #1 of Server 1. The opening of this connection is not in this file',
    );
    expect(comments).toContain('The addresses and ports of this connection are not known');
    expect(file.fields('ip.src', 'tcp.srcport')[0]).toEqual([guest.host, String(guest.port)]);
  });

  it('goes on behind a gap and behind a damaged record, and says how much is missing', () => {
    const { records } = new RecordScript(1)
      .event(1, { kind: 'opened', local: server, remote: guest })
      .chunk(1, 'in', 'before ')
      .event(1, {
        kind: 'gap',
        since: 0,
        bytes: 2_048,
        records: 3,
        why: errorOf('disk_full', { path: '/x' }),
      })
      .damaged(1, 'in', 99)
      .chunk(1, 'in', 'behind');
    const file = tshark(records);
    expectNoComplaint(file);
    expect(file.follow(0).opener.toString()).toBe('before behind');
    const comments = file.fields('frame.comment').flat().join('\n');
    expect(comments).toContain('Missing here: 2 KiB of both directions, in 3 chunks');
    expect(comments).toContain('Record 3, 99 bytes, is damaged on disk');
  });

  it('ends what was released before the peer finished with one FIN, and what it missed with both', () => {
    const { records } = new RecordScript(1)
      .event(1, { kind: 'opened', local: server, remote: guest })
      .event(1, { kind: 'closed', clean: false })
      .event(2, { kind: 'opened', local: server6, remote: guest6 })
      .event(2, { kind: 'closed', clean: true });
    const file = tshark(records);
    expectNoComplaint(file);
    const fins = file
      .fields('tcp.stream', 'tcp.flags.fin')
      .filter(([, fin]) => fin === '1' || fin === 'True');
    expect(fins.map(([stream]) => stream)).toEqual(['0', '1', '1']);
  });
});

describe('a pcapng file', () => {
  it('leaves out what is no segment of a connection', () => {
    const { records } = new RecordScript(1)
      .event(0, { kind: 'listening', address: server })
      .event(0, { kind: 'stopped' });
    const bytes = written(pcapng, records);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length);
    expect(bytes.toString()).toContain('Parley 1.2.3');
  });
});
