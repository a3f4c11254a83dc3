import { readDollar } from './dollar';
import type { PartList } from './part-list';
import type { Groups } from './variables';

/** Where hex digits stand in a source: from `start` to `end - 1`; with the brackets around them, `from` to `to - 1`. */
export interface HexRange {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly to: number;
}

const SEPARATOR = /[\s,:;-]/;
const HEX_DIGIT = /[0-9a-f]/i;
/** Characters of one fault: up to the next one that could be meant. */
const WRONG = /(?:(?!\\x)[^\s,:;\-$0-9a-f])+/iy;

/** Reads pairs of hex digits, with anything between them that people put there, and variables; adds their parts to a list. */
export function parseHex(source: string, range: HexRange, groups: Groups, list: PartList): void {
  let bytes: number[] = [];
  let partStart = range.from;
  let at = range.start;

  function endPart(end: number, next: number): void {
    if (end > partStart) list.add({ kind: 'hex', start: partStart, end, bytes: new Uint8Array(bytes) });
    bytes = [];
    partStart = next;
  }

  function fault(end: number, problem: string, start = at): void {
    endPart(start, end);
    list.fault(start, end, problem);
    at = end;
  }

  function dollar(): void {
    const read = readDollar(source, at, groups);
    if (read === null) fault(at + 1, '“$” begins a variable such as ${counter}, and none follows');
    else if (read.kind === 'problem') fault(read.end, read.problem);
    else {
      endPart(at, read.end);
      list.add({ ...read, start: at });
      at = read.end;
    }
  }

  /** A group of digits, all of which belong to one row of bytes: `48656c`, `0x48`, `\x48`. */
  function group(): void {
    const prefix = startsWithPrefix(source, at) ? 2 : 0;
    let end = at + prefix;
    for (let high = -1; end < range.end; end += 1) {
      const digit = nibble(source.charCodeAt(end));
      if (digit < 0) break;
      if (high >= 0) bytes.push((high << 4) | digit);
      high = high >= 0 ? -1 : digit;
    }
    if (end === at + prefix) fault(end, `${source.slice(at, end)} needs two hex digits behind it`);
    else if ((end - at) % 2 === 1)
      fault(end, `a byte has two hex digits, and “${source.charAt(end - 1)}” is only one`, end - 1);
    else at = end;
  }

  while (at < range.end && !list.full) {
    const character = source.charAt(at);
    if (SEPARATOR.test(character)) at += 1;
    else if (character === '$') dollar();
    else if (HEX_DIGIT.test(character) || startsWithPrefix(source, at)) group();
    else {
      WRONG.lastIndex = at;
      const wrong = WRONG.exec(source)?.[0].slice(0, range.end - at) ?? character;
      fault(at + wrong.length, `“${String.fromCodePoint(wrong.codePointAt(0) ?? 0)}” is no hex digit`);
    }
  }
  if (!list.full) endPart(range.to, range.to);
}

function startsWithPrefix(source: string, at: number): boolean {
  const first = source.charAt(at);
  return (first === '0' || first === '\\') && /x/i.test(source.charAt(at + 1));
}

/** The value of a hex digit, or -1. */
function nibble(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
