import { byteSet, caseless, inverse, setSource, type ByteSet } from './byte-set';
import type { PatternText } from './pattern-text';
import { readEscape, type Escape } from './regex-escape';

/**
 * Reads a class, such as `[^a-z\d]`, whose `[` was just taken, and gives its source for bytes. A class stands for one byte:
 * a character beyond ASCII has several, and is refused in it. `folds`: both cases of each letter are meant.
 */
export function readClass(text: PatternText, folds: boolean): string {
  const begin = text.at - 1;
  const isInverse = text.take('^');
  const set = byteSet(() => false);
  while (!text.take(']')) {
    if (text.done) text.fail(begin, 'this [ is never closed; for the character itself write \\[');
    readItem(text, set);
  }
  const closed = folds ? caseless(set) : set;
  return setSource(isInverse ? inverse(closed) : closed);
}

/** One byte, one set, or a range of bytes. */
function readItem(text: PatternText, set: ByteSet): void {
  const begin = text.at;
  const first = readMember(text);
  // A hyphen that ends a class, or that stands beside a set, is a character like any other.
  const isRange = first.kind === 'byte' && /^-[^\]]/.test(text.text.slice(text.at, text.at + 2));
  if (!isRange) {
    add(set, first);
    return;
  }
  text.at += 1;
  const last = readMember(text);
  if (last.kind === 'set') {
    add(set, first);
    set[0x2d] = 1;
    add(set, last);
    return;
  }
  if (last.byte < first.byte) text.fail(begin, 'the range ends before it begins');
  set.fill(1, first.byte, last.byte + 1);
}

function readMember(text: PatternText): Escape {
  const from = text.at;
  if (text.take('\\')) return text.take('b') ? { kind: 'byte', byte: 8 } : readEscape(text, from);
  const character = text.character();
  if (character > '\x7f')
    text.fail(from, `a class stands for one byte, and “${character}” has several; write (?:…|…) instead`);
  return { kind: 'byte', byte: character.charCodeAt(0) };
}

function add(set: ByteSet, escape: Escape): void {
  if (escape.kind === 'byte') set[escape.byte] = 1;
  else escape.set.forEach((flag, byte) => (set[byte] = (set[byte] ?? 0) | flag));
}
