import { namedSets, type ByteSet } from './byte-set';
import type { PatternText } from './pattern-text';

/** What an escape stands for: one byte, or one byte of a set. */
export type Escape =
  { readonly kind: 'byte'; readonly byte: number } | { readonly kind: 'set'; readonly set: ByteSet };

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

/**
 * Reads what follows a backslash at `from`, inside of a class and outside: bytes and sets of bytes. The text stands behind
 * the backslash. Letters without a meaning are refused: JavaScript would take them for themselves, which nobody means.
 */
export function readEscape(text: PatternText, from: number): Escape {
  if (text.done) text.fail(from, 'nothing follows the \\; for the character itself write \\\\');
  const character = text.character();
  const set = Object.hasOwn(namedSets, character) ? namedSets[character] : undefined;
  if (set !== undefined) return { kind: 'set', set };
  if (Object.hasOwn(controls, character)) return { kind: 'byte', byte: controls[character] ?? 0 };
  switch (character) {
    case '0':
      if (/[0-9]/.test(text.next)) text.fail(from, 'for a byte by its number write \\x and two hex digits');
      return { kind: 'byte', byte: 0 };
    case 'c': {
      const letter = text.match(/[A-Za-z]/y)?.[0];
      if (letter === undefined) text.fail(from, '\\c needs a letter behind it');
      return { kind: 'byte', byte: letter.charCodeAt(0) & 0x1f };
    }
    case 'x': {
      const digits = text.match(/[0-9A-Fa-f]{2}/y)?.[0];
      if (digits === undefined) text.fail(from, '\\x needs two hex digits behind it');
      return { kind: 'byte', byte: parseInt(digits, 16) };
    }
    case 'u':
    case 'p':
    case 'P':
      return text.fail(
        from,
        `patterns match bytes, so \\${character} cannot name a character; write \\xHH for a byte`,
      );
  }
  if (/[0-9A-Za-z]/.test(character))
    text.fail(from, `\\${character} has no meaning; for the character itself leave out the \\`);
  if (character > '\x7f') text.fail(from, 'this character needs no \\ ahead of it');
  return { kind: 'byte', byte: character.charCodeAt(0) };
}
