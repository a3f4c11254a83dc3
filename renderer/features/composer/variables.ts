import { toHex } from '../../../shared/bytes/hexdump';
import { compileMessage } from '../../../shared/message/compile-message';
import { decodeText } from '../../../shared/message/encodings';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Message } from '../../../shared/model/message';

/** A variable as the menu offers it. */
export interface VariableEntry {
  /** What is put into the message. */
  readonly source: string;
  readonly explains: string;
  /** True: its value is bytes rather than characters. */
  readonly isBinary?: true;
}

/** The variables in the order of the menu, in groups. */
export const variableGroups: readonly {
  readonly name: string;
  readonly entries: readonly VariableEntry[];
}[] = [
  {
    name: 'Values',
    entries: [
      { source: '${counter}', explains: 'Counts the messages of this pane' },
      { source: '${unix}', explains: 'Seconds since 1970' },
      { source: '${unixms}', explains: 'Milliseconds since 1970' },
      { source: '${iso}', explains: 'Date and time, ISO 8601' },
      { source: '${uuid}', explains: 'A random UUID' },
      { source: '${random:8}', explains: 'So many random bytes', isBinary: true },
      { source: '${number:1..100}', explains: 'A random number in this range' },
    ],
  },
  {
    name: 'Checksums of what stands before',
    entries: [
      { source: '${sum8}', explains: 'Sum of the bytes, 8 bits', isBinary: true },
      { source: '${xor8}', explains: 'XOR of the bytes', isBinary: true },
      { source: '${crc8}', explains: 'CRC-8', isBinary: true },
      { source: '${crc16modbus}', explains: 'CRC-16/Modbus', isBinary: true },
      { source: '${crc16ccitt}', explains: 'CRC-16/CCITT-FALSE', isBinary: true },
      { source: '${crc16xmodem}', explains: 'CRC-16/XMODEM', isBinary: true },
      { source: '${crc32}', explains: 'CRC-32, as in ZIP and Ethernet', isBinary: true },
    ],
  },
  {
    name: 'Range of the checksum',
    entries: [
      { source: '${begin}', explains: 'It begins here' },
      { source: '${end}', explains: 'It ends here' },
    ],
  },
];

/** Characters of a value that the menu shows. */
const SHOWN = 24;

/**
 * What a variable would be now behind what stands before it, in hex where it is bytes. Empty for a mark, and where what stands
 * before it is wrong.
 */
export function valueNow(entry: VariableEntry, before: Message, surroundings: Surroundings): string {
  const bytesOf = (source: string): Uint8Array | null => {
    const compiled = compileMessage({ ...before, source, ending: 'none' });
    return compiled.ok ? compiled.value.render(surroundings) : null;
  };
  const without = bytesOf(before.source);
  const whole = bytesOf(`${before.source}${entry.source}`);
  if (without === null || whole === null) return '';
  const bytes = whole.subarray(without.length);
  const value = entry.isBinary === true ? toHex(bytes) : decodeText(bytes, before.encoding).text;
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}
