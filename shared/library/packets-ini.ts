import { formatBytes } from '../bytes/format';
import { LIBRARY_MAX_SAVED, MAX_NAME_LENGTH, MESSAGE_MAX_LENGTH } from '../limits';
import type { SavedContent } from '../model/library';
import type { Message } from '../model/message';
import { decodeSegments } from '../message/decode-segments';
import { writeSource } from '../message/write-source';
import { nothingImported, type Imported, type ImportProblem } from './imported';
import { keyOf, readQtIni } from './qt-ini';

/** The list of names that Packet Sender keeps beside its packets: `NAMES/size`, `NAMES/1/name`. */
const NAMES = 'NAMES';
const TAG = 'Packet Sender';
const plain = { encoding: 'utf-8', ending: 'none' } as const;
const nothing = new Uint8Array();

/**
 * Reads `packets.ini`, where Packet Sender keeps its saved packets. Each becomes a message of the same bytes, tagged with
 * where it comes from; what a message cannot hold (another protocol, repeating) is told.
 */
export function readPacketsIni(text: string): Imported {
  const values = readQtIni(text);
  const size = Number(values.get(`${NAMES}/size`) ?? NaN);
  if (!Number.isSafeInteger(size) || size < 0)
    return nothingImported('This is no packets.ini of Packet Sender: it has no list of names.');
  const saved: SavedContent[] = [];
  const problems: ImportProblem[] = [];
  for (let entry = 1; entry <= Math.min(size, LIBRARY_MAX_SAVED); entry += 1) {
    const name = values.get(`${NAMES}/${entry}/name`) ?? '';
    const read = readPacket(name, (key) => values.get(`${keyOf(name)}/${key}`) ?? '');
    if (read.kind === 'left-out') problems.push({ entry, outcome: 'left-out', problem: read.problem });
    else {
      saved.push(read.saved);
      for (const problem of read.notes) problems.push({ entry, outcome: 'changed', problem });
    }
  }
  if (size > LIBRARY_MAX_SAVED)
    problems.push({
      entry: null,
      outcome: 'left-out',
      problem: `Only the first ${LIBRARY_MAX_SAVED} packets were taken: a library holds no more.`,
    });
  return { saved, problems };
}

type Packet =
  | { readonly kind: 'taken'; readonly saved: SavedContent; readonly notes: readonly string[] }
  | { readonly kind: 'left-out'; readonly problem: string };

function readPacket(name: string, value: (key: string) => string): Packet {
  if (name.trim() === '') return { kind: 'left-out', problem: 'A packet without a name was left out.' };
  const bytes = fromHex(value('hexString'));
  if (bytes.length === 0)
    return { kind: 'left-out', problem: `“${name}” was left out: it has no bytes to send.` };
  const message = messageOf(bytes);
  if (message.source.length > MESSAGE_MAX_LENGTH)
    return {
      kind: 'left-out',
      problem: `“${name}” was left out: its ${formatBytes(bytes.length)} are more than a message may have. Send them as a file.`,
    };
  const short = [...name].slice(0, MAX_NAME_LENGTH).join('').slice(0, MAX_NAME_LENGTH);
  const notes = [
    short === name
      ? null
      : `“${name}” is now called “${short}”: names have at most ${MAX_NAME_LENGTH} characters.`,
    protocolNote(name, value('tcpOrUdp')),
    repeatNote(name, Number(value('repeat'))),
    macroNote(name, bytes),
  ];
  return {
    kind: 'taken',
    saved: { name: short, tags: [TAG], content: { kind: 'message', message } },
    notes: notes.filter((note) => note !== null),
  };
}

/**
 * Bytes as Packet Sender understands them: one for each group of one or two digits, or pairs, from the end, of a longer
 * one; `0x` and all that is no digit only separates.
 */
function fromHex(text: string): Uint8Array {
  const groups = text.replaceAll('0x', ' ').match(/[0-9a-f]+/gi) ?? [];
  const pairs = groups.flatMap(
    (group) => group.padStart(group.length + (group.length % 2), '0').match(/../g) ?? [],
  );
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

/** In mixed mode when most of it is text, else in hex. */
function messageOf(bytes: Uint8Array): Message {
  const segments = decodeSegments({ before: nothing, bytes, after: nothing }, plain.encoding);
  const text = segments.reduce((sum, { kind, length }) => sum + (kind === 'text' ? length : 0), 0);
  const mode = 2 * text >= bytes.length ? 'mixed' : 'hex';
  return { ...plain, mode, source: writeSource(bytes, mode, plain.encoding) };
}

function protocolNote(name: string, protocol: string): string | null {
  if (protocol === '' || /^tcp$/i.test(protocol.trim())) return null;
  if (/http/i.test(protocol))
    return `“${name}” was an HTTP request: only the bytes of its body were taken, without its headers.`;
  return `“${name}” was sent by ${protocol}: its bytes were taken, and go out by TCP here.`;
}

function repeatNote(name: string, seconds: number): string | null {
  return seconds > 0 ? `“${name}” was repeated every ${seconds} s: use Repeat for that.` : null;
}

function macroNote(name: string, bytes: Uint8Array): string | null {
  const macro = /\{\{(?:TIME|DATE|UNIXTIME|RANDOM|UNIQUE)\}\}/.exec(
    String.fromCharCode(...bytes.subarray(0, 4_096)),
  );
  return macro === null
    ? null
    : `“${name}” holds ${macro[0]}, which Packet Sender may fill in: here it goes out as it stands. Variables such as \${unix} do that.`;
}
