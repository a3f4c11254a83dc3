import { utf8Reader, type SegmentReader } from '../bytes/text-marks';
import { isCutOff } from '../bytes/utf8';
import type { EncodingName } from '../model/message';
import { decodeText } from './encodings';

/** Finds the characters of an encoding in bytes, one by one, without losing any byte. */
export interface CharacterReader extends SegmentReader {
  /** Whether a reader that begins anywhere finds the true beginnings of characters by itself, because no other bytes look like them. */
  readonly synchronizes: boolean;
  /** True when a character begins at `at`, is right so far, and more bytes than there are would complete it. */
  isCutOff(bytes: Uint8Array, at: number): boolean;
}

const readers = new Map<EncodingName, CharacterReader>();

/** The reader of an encoding; always the same one. */
export function characterReader(encoding: EncodingName): CharacterReader {
  const known = readers.get(encoding);
  if (known !== undefined) return known;
  const reader = createReader(encoding);
  readers.set(encoding, reader);
  return reader;
}

function createReader(encoding: EncodingName): CharacterReader {
  switch (encoding) {
    case 'utf-8':
      return { ...utf8Reader, synchronizes: true, isCutOff };
    case 'utf-16le':
      return utf16Reader((bytes, at) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
    case 'utf-16be':
      return utf16Reader((bytes, at) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
    case 'gbk':
    case 'gb18030':
      return multiByteReader(encoding, (_, second) => (second >= 0x30 && second <= 0x39 ? 4 : 2));
    case 'euc-jp':
      return multiByteReader(encoding, (lead) => (lead === 0x8f ? 3 : 2));
    case 'shift_jis':
    case 'big5':
    case 'euc-kr':
      return multiByteReader(encoding, () => 2);
    default:
      return singleByteReader(encoding);
  }
}

function singleByteReader(encoding: EncodingName): CharacterReader {
  const characters = charactersOfOneByte(encoding);
  return {
    unit: 1,
    synchronizes: true,
    sizeAt: (bytes, at) => (characters[bytes[at] ?? 0] === '' ? 0 : 1),
    textAt: (bytes, at) => characters[bytes[at] ?? 0] ?? '',
    isCutOff: () => false,
  };
}

/** `unitAt`: the unit of 16 bits that begins there. */
function utf16Reader(unitAt: (bytes: Uint8Array, at: number) => number): CharacterReader {
  return {
    unit: 2,
    synchronizes: false,
    sizeAt(bytes, at) {
      if (at + 2 > bytes.length) return 0;
      const unit = unitAt(bytes, at);
      if (unit < 0xd800 || unit > 0xdfff) return 2;
      return unit < 0xdc00 && at + 4 <= bytes.length && (unitAt(bytes, at + 2) & 0xfc00) === 0xdc00 ? 4 : 0;
    },
    textAt: (bytes, at, size) =>
      size === 2
        ? String.fromCharCode(unitAt(bytes, at))
        : String.fromCharCode(unitAt(bytes, at), unitAt(bytes, at + 2)),
    isCutOff(bytes, at) {
      if (at + 2 > bytes.length) return at < bytes.length;
      return at + 4 > bytes.length && (unitAt(bytes, at) & 0xfc00) === 0xd800;
    },
  };
}

/** `announced`: bytes of the character that two bytes begin. */
function multiByteReader(
  encoding: EncodingName,
  announced: (lead: number, second: number) => number,
): CharacterReader {
  const single = charactersOfOneByte(encoding);
  const known = new Map<number, string>();

  function decoded(bytes: Uint8Array, at: number, size: number): string {
    const slice = bytes.subarray(at, at + size);
    const key = slice.reduce((sum, byte) => sum * 256 + byte, 0);
    const found = known.get(key);
    if (found !== undefined) return found;
    const { text, exact } = decodeText(slice, encoding);
    const character = exact ? text : '';
    // There are 23,940 places for characters of two bytes in the largest of these encodings, and a million of four.
    if (size < 4) known.set(key, character);
    return character;
  }

  return {
    unit: 1,
    synchronizes: false,
    sizeAt(bytes, at) {
      const lead = bytes[at] ?? 0;
      if (single[lead] !== '') return at < bytes.length ? 1 : 0;
      if (at + 1 >= bytes.length) return 0;
      const size = announced(lead, bytes[at + 1] ?? 0);
      return at + size <= bytes.length && decoded(bytes, at, size) !== '' ? size : 0;
    },
    textAt: (bytes, at, size) => (size === 1 ? (single[bytes[at] ?? 0] ?? '') : decoded(bytes, at, size)),
    isCutOff(bytes, at) {
      const lead = bytes[at] ?? 0;
      if (at >= bytes.length || single[lead] !== '' || lead < 0x81 || lead > 0xfe) return false;
      return at + 1 === bytes.length || at + announced(lead, bytes[at + 1] ?? 0) > bytes.length;
    },
  };
}

/** For each byte the character that it is alone; empty for bytes that are none. */
function charactersOfOneByte(encoding: EncodingName): readonly string[] {
  return Array.from({ length: 256 }, (_, byte) => {
    const { text, exact } = decodeText(Uint8Array.of(byte), encoding);
    return exact ? text : '';
  });
}
