import { describe, expect, it } from 'vitest';
import { LIBRARY_MAX_SAVED, MESSAGE_MAX_LENGTH } from '../limits';
import { savedContent, type SavedContent } from '../model/library';
import { compileMessage } from '../message/compile-message';
import { readPacketsIni } from './packets-ini';

/** A file as Packet Sender 8 writes it; it sends the packets of this one as `sent` below says. */
const file = String.raw`[NAMES]
1\name=heartbeat
2\name=Hello \x4e2d\x6587
3\name="a, b; c"
4\name=dir/sub name
5\name=General
size=5

[heartbeat]
fromIP=You
fromPort=0
hexString=01 03 00 00 00 0A C5 CD 
name=heartbeat
port=9001
repeat=2.5
requestPath=
sendResponse=0
tcpOrUdp=TCP
timestamp="Sun, 22 Nov 2026 10:15:03"
toIP=127.0.0.1

[Hello%20%U4E2D%U6587]
hexString=48 65 6C 6C 6F 20 C3 A4 0D 0A
name=Hello \x4e2d\x6587
tcpOrUdp=TCP

[a%2C%20b%3B%20c]
hexString=41 42 4
tcpOrUdp=TCP

[dir]
sub%20name\hexString="0x41, 0x42"
sub%20name\tcpOrUdp=TCP

[%General]
hexString=@ByteArray(30 31)
tcpOrUdp=TCP
`;
const sent: Readonly<Record<string, string>> = {
  heartbeat: '01030000000ac5cd',
  'Hello 中文': '48656c6c6f20c3a40d0a',
  'a, b; c': '414204',
  'dir/sub name': '4142',
  General: '3031',
};

function bytesOf({ content }: SavedContent): string {
  if (content.kind !== 'message') throw new Error('no message');
  const compiled = compileMessage(content.message);
  if (!compiled.ok) throw new Error(compiled.fault.problem);
  return Buffer.from(compiled.value.constant!).toString('hex');
}

/** A file of one packet. */
function packet(values: string, name = 'one'): string {
  return `[NAMES]\n1\\name=${name}\nsize=1\n[${name}]\n${values}`;
}

describe('readPacketsIni', () => {
  it('makes messages of the bytes that Packet Sender sends', () => {
    const { saved, problems } = readPacketsIni(file);
    expect(Object.fromEntries(saved.map((one) => [one.name, bytesOf(one)]))).toEqual(sent);
    expect(saved.map((one) => savedContent.parse(one))).toEqual(saved);
    expect(problems).toEqual([
      {
        entry: 1,
        outcome: 'changed',
        problem: '“heartbeat” was repeated every 2.5 s: use Repeat for that.',
      },
    ]);
  });

  it('reads the line ends of Windows and a byte order mark', () => {
    expect(readPacketsIni(`\ufeff${file.replaceAll('\n', '\r\n')}`).saved).toEqual(
      readPacketsIni(file).saved,
    );
  });

  it('writes text as text, and binary in hex', () => {
    const sources = readPacketsIni(file).saved.map(({ content }) =>
      content.kind === 'message' ? `${content.message.mode} ${content.message.source}` : '',
    );
    expect(sources.slice(0, 3)).toEqual([
      'hex 01 03 00 00 00 0a c5 cd',
      'mixed Hello ä\\r\\n',
      'mixed AB<04>',
    ]);
  });

  it.each([
    ['tcpOrUdp=UDP', '“one” was sent by UDP: its bytes were taken, and go out by TCP here.'],
    ['tcpOrUdp=SSL', '“one” was sent by SSL: its bytes were taken, and go out by TCP here.'],
    [
      'tcpOrUdp=HTTP Post',
      '“one” was an HTTP request: only the bytes of its body were taken, without its headers.',
    ],
  ])('takes the bytes of %s, and says so', (protocol, problem) => {
    const { saved, problems } = readPacketsIni(packet(`hexString=41\n${protocol}`));
    expect(saved.map(bytesOf)).toEqual(['41']);
    expect(problems).toEqual([{ entry: 1, outcome: 'changed', problem }]);
  });

  it('says that its macros stay as they are', () => {
    const hex = Buffer.from('t={{UNIXTIME}}').toString('hex');
    expect(readPacketsIni(packet(`hexString=${hex}`)).problems[0]?.problem).toContain('{{UNIXTIME}}');
  });

  it('leaves out what has no bytes, no name, or too many bytes', () => {
    expect(readPacketsIni(packet('hexString=')).problems).toEqual([
      { entry: 1, outcome: 'left-out', problem: '“one” was left out: it has no bytes to send.' },
    ]);
    expect(readPacketsIni('[NAMES]\nsize=1\n').problems).toEqual([
      { entry: 1, outcome: 'left-out', problem: 'A packet without a name was left out.' },
    ]);
    const long = readPacketsIni(packet(`hexString=${'00 '.repeat(MESSAGE_MAX_LENGTH / 2)}`));
    expect(long.saved).toEqual([]);
    expect(long.problems[0]?.problem).toContain('Send them as a file.');
  });

  it('cuts a name that is too long between characters', () => {
    const { saved, problems } = readPacketsIni(packet('hexString=41', '😀'.repeat(40)));
    expect(saved[0]?.name).toBe('😀'.repeat(30));
    expect(problems[0]?.outcome).toBe('changed');
  });

  it.each(['', 'hello', '[General]\nname=x\n', '[NAMES]\nsize=many\n', '{"format": 1}'])(
    'says that %j is something else',
    (text) => {
      expect(readPacketsIni(text)).toEqual({
        saved: [],
        problems: [
          {
            entry: null,
            outcome: 'left-out',
            problem: 'This is no packets.ini of Packet Sender: it has no list of names.',
          },
        ],
      });
    },
  );

  it('reads no more names than a library holds, whatever the file says', () => {
    const { problems } = readPacketsIni('[NAMES]\nsize=4000000000\n');
    expect(problems).toHaveLength(LIBRARY_MAX_SAVED + 1);
    expect(problems.at(-1)?.entry).toBeNull();
  });
});
