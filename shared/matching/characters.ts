import { codePointAt, sequenceLength } from '../bytes/utf8';
import { decodeText } from '../message/encodings';
import type { EncodingName } from '../model/message';
import { stringOf } from './units';

/** Bytes as a text, and where in the bytes each UTF-16 unit of it begins. */
export interface Characters {
  readonly text: string;
  /** The offset in bytes at which a unit begins; of the length of the text, the number of bytes. */
  readonly offset: (unit: number) => number;
  /** True when each unit is the byte at the same place: none is above U+00FF. */
  readonly areBytes: boolean;
}

/** A way to read bytes as characters. An undecodable byte is one U+FFFD. */
export type ReadCharacters = (bytes: Uint8Array) => Characters;

const REPLACEMENT = '\ufffd';
/** No character of these encodings has more bytes. */
const LONGEST = 4;

/** Each byte as one character of the same number. */
export const bytesAsCharacters: ReadCharacters = (bytes) =>
  asciiCharacters(bytes) ?? { text: stringOf(bytes), offset: sameOffset, areBytes: true };

const utf8 = new TextDecoder();
/** So many bytes are decoded sooner than looked at one by one. */
const SHORT = 1_024;

/**
 * ASCII as characters; `null` where it is none. The decoder of UTF-8 is several times faster than any other way to make a string.
 */
function asciiCharacters(bytes: Uint8Array): Characters | null {
  if (bytes.length > SHORT && !isAscii(bytes)) return null;
  const text = utf8.decode(bytes);
  // Whatever is no ASCII becomes fewer characters than bytes, or is replaced.
  const isExact = text.length === bytes.length && !text.includes(REPLACEMENT);
  return isExact ? { text, offset: sameOffset, areBytes: true } : null;
}

function sameOffset(unit: number): number {
  return unit;
}

const known = new Map<EncodingName, ReadCharacters>();

/** Characters of an encoding; the same function each time. */
export function charactersOf(encoding: EncodingName): ReadCharacters {
  const read = known.get(encoding) ?? readerOf(encoding);
  known.set(encoding, read);
  return read;
}

function readerOf(encoding: EncodingName): ReadCharacters {
  switch (encoding) {
    case 'iso-8859-1':
      return bytesAsCharacters;
    case 'utf-16le':
    case 'utf-16be':
      return (bytes) => ({
        text: decodeText(bytes, encoding).text,
        offset: (unit) => Math.min(unit * 2, bytes.length),
        areBytes: false,
      });
    case 'utf-8':
      return unlessAscii((bytes) => walk(bytes, utf8At));
    case 'shift_jis':
    case 'euc-jp':
    case 'gbk':
    case 'gb18030':
    case 'big5':
    case 'euc-kr':
      return unlessAscii((bytes) => walk(bytes, (all, at) => multibyteAt(all, at, encoding)));
    default:
      return singleByte(encoding);
  }
}

/** ASCII is the same in all of those, and by far the most frequent. */
function unlessAscii(read: ReadCharacters): ReadCharacters {
  return (bytes) => asciiCharacters(bytes) ?? read(bytes);
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}

function singleByte(encoding: EncodingName): ReadCharacters {
  const table = Uint16Array.from({ length: 256 }, (_, byte) =>
    decodeText(Uint8Array.of(byte), encoding).text.charCodeAt(0),
  );
  return (bytes) => ({
    text: stringOf(Uint16Array.from(bytes, (byte) => table[byte] ?? 0)),
    offset: sameOffset,
    areBytes: false,
  });
}

/** One character, and how many bytes it takes. */
interface Character {
  readonly text: string;
  readonly length: number;
}

function walk(bytes: Uint8Array, characterAt: (bytes: Uint8Array, at: number) => Character): Characters {
  const starts = new Uint32Array(bytes.length + 1);
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const character = characterAt(bytes, at);
    starts.fill(at, text.length, text.length + character.text.length);
    text += character.text;
    at += character.length;
  }
  starts[text.length] = bytes.length;
  return { text, offset: (unit) => starts[unit] ?? bytes.length, areBytes: false };
}

function utf8At(bytes: Uint8Array, at: number): Character {
  const length = sequenceLength(bytes, at);
  return length === 0
    ? { text: REPLACEMENT, length: 1 }
    : { text: String.fromCodePoint(codePointAt(bytes, at, length)), length };
}

/** The shortest run of bytes that is a character: no character of these encodings begins with another one. */
function multibyteAt(bytes: Uint8Array, at: number, encoding: EncodingName): Character {
  for (let length = 1; length <= LONGEST && at + length <= bytes.length; length += 1) {
    const { text, exact } = decodeText(bytes.subarray(at, at + length), encoding);
    if (exact) return { text, length };
  }
  return { text: REPLACEMENT, length: 1 };
}
