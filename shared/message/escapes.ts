/** What a backslash and what follows it stand for, and where that ends. */
export type Escape = { readonly end: number } & (
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'problem'; readonly problem: string }
);

/** Escapes of one letter, as in C. */
const named: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['v', '\v'],
  ['\\', '\\'],
  ['$', '$'],
]);
const HIGHEST_CODE = 0x10_ffff;

/** Reads the escape whose backslash is at `at`. `also`: further characters that stand for themselves behind a backslash. */
export function readEscape(source: string, at: number, also: string): Escape {
  const code = source.codePointAt(at + 1);
  if (code === undefined)
    return {
      kind: 'problem',
      end: at + 1,
      problem: 'a backslash begins an escape; write \\\\ for a backslash',
    };
  const next = String.fromCodePoint(code);
  const end = at + 1 + next.length;
  if (next === 'x') return readByte(source, end);
  if (next === 'u') return readCodePoint(source, end);
  const character = also.includes(next) ? next : named.get(next);
  if (character !== undefined) return { kind: 'character', end, character };
  return { kind: 'problem', end, problem: `\\${next} is no escape; write \\\\ for a backslash` };
}

function readByte(source: string, at: number): Escape {
  const digits = match(/[0-9a-f]{0,2}/iy, source, at);
  const end = at + digits.length;
  return digits.length === 2
    ? { kind: 'byte', end, byte: parseInt(digits, 16) }
    : { kind: 'problem', end, problem: '\\x stands for a byte and needs two hex digits, as in \\x0a' };
}

function readCodePoint(source: string, at: number): Escape {
  const braced = match(/\{[0-9a-f]{1,6}\}/iy, source, at);
  const end = at + braced.length;
  if (braced === '')
    return {
      kind: 'problem',
      end,
      problem: '\\u needs the number of a character in braces, as in \\u{20ac}',
    };
  const code = parseInt(braced.slice(1), 16);
  return code <= HIGHEST_CODE
    ? { kind: 'character', end, character: String.fromCodePoint(code) }
    : { kind: 'problem', end, problem: 'no character has a number above \\u{10ffff}' };
}

function match(sticky: RegExp, source: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(source)?.[0] ?? '';
}
