import { byteSource } from './compiled';

/** The bytes that a class of characters matches: one flag a byte. */
export type ByteSet = Uint8Array;

/** A set of the bytes for which `holds` says so. */
export function byteSet(holds: (byte: number) => boolean): ByteSet {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}

/** All bytes that are not in a set. */
export function inverse(set: ByteSet): ByteSet {
  return set.map((flag) => 1 - flag);
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

const digits = byteSet(isDigit);
const words = byteSet((byte) => isDigit(byte) || isLetter(byte) || byte === 0x5f);
/** ASCII alone: in JavaScript 0xa0 is a blank too, but here it is a byte within a UTF-8 character. */
const blanks = byteSet((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** The sets that an escape such as `\d` names, by its letter. */
export const namedSets: Readonly<Record<string, ByteSet>> = {
  d: digits,
  D: inverse(digits),
  w: words,
  W: inverse(words),
  s: blanks,
  S: inverse(blanks),
};

/** The set with the other case of each ASCII letter in it. */
export function caseless(set: ByteSet): ByteSet {
  return set.map((flag, byte) => (isLetter(byte) ? flag | (set[byte ^ 0x20] ?? 0) : flag));
}

/** The source of a regular expression for one byte of a set. */
export function setSource(set: ByteSet): string {
  let source = '';
  for (let byte = 0; byte < 256; byte += 1) {
    if (set[byte] === 0) continue;
    const from = byte;
    while (set[byte + 1] === 1) byte += 1;
    source += byte === from ? byteSource(from) : `${byteSource(from)}-${byteSource(byte)}`;
  }
  return `[${source}]`;
}
