import { readVariable, type Groups, type ReadVariable } from './variables';

/** What a `$` begins, and where that ends. */
export type Dollar = { readonly end: number } & Exclude<ReadVariable, { readonly kind: 'unknown' }>;

/** A variable as it is written; longer ones than any are not looked for, which keeps the search short. */
const BRACED = /\$\{([^{}\r\n]{0,80})\}/y;
const NUMBERED = /\$(\d{1,2})/y;
const NAMES =
  'counter, unix, unixms, iso, uuid, random:N, number:A..B, sum8, xor8, crc8, crc16modbus, crc16ccitt, crc16xmodem, crc32, begin and end';

/** Reads what the `$` at `at` begins: a variable, a mark or a capture; `null` when it is a dollar sign. */
export function readDollar(source: string, at: number, groups: Groups): Dollar | null {
  if (source.charAt(at + 1) === '{') return readBraced(source, at, groups);
  NUMBERED.lastIndex = at;
  const digits = NUMBERED.exec(source)?.[1];
  if (groups === null || digits === undefined) return null;
  // As in a replacement of JavaScript: $12 is group 12, or group 1 and the digit 2 where there are fewer.
  const group = [digits, digits.charAt(0)].find((name) => groups.includes(name));
  if (group === undefined)
    return {
      kind: 'problem',
      end: at + 1 + digits.length,
      problem: `${lacking(digits, groups)}; write \\$ for a dollar sign`,
    };
  return { kind: 'variable', end: at + 1 + group.length, variable: { kind: 'capture', group } };
}

function readBraced(source: string, at: number, groups: Groups): Dollar {
  BRACED.lastIndex = at;
  const text = BRACED.exec(source)?.[1];
  if (text === undefined)
    return {
      kind: 'problem',
      end: at + 2,
      problem: '${ begins a variable, and no } ends it; write \\${ for the characters themselves',
    };
  const end = at + text.length + 3;
  const read = readVariable(text, groups);
  return read.kind === 'unknown'
    ? { kind: 'problem', end, problem: unknown(text, groups) }
    : { ...read, end };
}

function unknown(text: string, groups: Groups): string {
  if (/^\d{1,2}$/.test(text))
    return groups === null
      ? `\${${text}} stands for what a rule captured, and this message belongs to no rule`
      : lacking(text, groups);
  const captured = groups === null || groups.length === 0 ? '' : `; the rule captures ${groups.join(', ')}`;
  return `“${text}” is no variable; there are ${NAMES}${captured}; write \\\${ for the characters themselves`;
}

function lacking(group: string, groups: readonly string[]): string {
  return groups.length === 0
    ? `the rule captures nothing that $${group} could stand for`
    : `the rule captures no group ${group}; it captures ${groups.join(', ')}`;
}
