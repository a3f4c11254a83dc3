import { MESSAGE_MAX_RANDOM_BYTES } from '../limits';
import { formatBytes } from '../bytes/format';
import { checksums, type ChecksumName } from './checksums';

/** How a number is written: as decimal digits, at least so many of them, or as an unsigned integer modulo its size. */
export type NumberFormat =
  | { readonly kind: 'text'; readonly digits: number }
  | { readonly kind: 'binary'; readonly size: 1 | 2 | 4 | 8; readonly order: 'be' | 'le' };

/** How a checksum is written: as bytes, or as hex digits of those bytes. */
export interface ChecksumFormat {
  readonly order: 'be' | 'le';
  readonly digits: 'none' | 'lower' | 'upper';
}

/** What a variable of a message stands for. */
export type Variable =
  | { readonly kind: 'counter' | 'unix' | 'unixms'; readonly format: NumberFormat }
  | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly format: NumberFormat }
  | { readonly kind: 'iso' | 'uuid' }
  | { readonly kind: 'random'; readonly length: number }
  | { readonly kind: 'checksum'; readonly name: ChecksumName; readonly format: ChecksumFormat }
  | { readonly kind: 'capture'; readonly group: string };

/** What stands between `${` and `}`: a variable, a mark of the range that checksums cover, or what is wrong. */
export type ReadVariable =
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'mark'; readonly mark: 'begin' | 'end' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'problem'; readonly problem: string };

/** Groups of a rule's regular expression, by number and name; `null` for a message of no rule. */
export type Groups = readonly string[] | null;

const binaryFormats: ReadonlyMap<string, NumberFormat> = new Map([
  ['u8', { kind: 'binary', size: 1, order: 'be' }],
  ['u16be', { kind: 'binary', size: 2, order: 'be' }],
  ['u16le', { kind: 'binary', size: 2, order: 'le' }],
  ['u32be', { kind: 'binary', size: 4, order: 'be' }],
  ['u32le', { kind: 'binary', size: 4, order: 'le' }],
  ['u64be', { kind: 'binary', size: 8, order: 'be' }],
  ['u64le', { kind: 'binary', size: 8, order: 'le' }],
]);
const NUMBER_FORMATS = `a width such as :4, or ${[...binaryFormats.keys()].map((name) => `:${name}`).join(', ')}`;

/** Reads a variable by what stands between its braces: its name, and its options behind colons. */
export function readVariable(text: string, groups: Groups): ReadVariable {
  const [name = '', ...options] = text.split(':');
  switch (name) {
    case 'begin':
    case 'end':
      return options.length === 0 ? { kind: 'mark', mark: name } : withoutOptions(name);
    case 'iso':
    case 'uuid':
      return options.length === 0 ? variable({ kind: name }) : withoutOptions(name);
    case 'counter':
    case 'unix':
    case 'unixms': {
      const format = numberFormat(options);
      return format === null ? wrongFormat(name) : variable({ kind: name, format });
    }
    case 'number':
      return readNumber(options);
    case 'random':
      return readRandom(options);
    default:
      if (isChecksum(name)) return readChecksum(name, options);
      return groups?.includes(text) === true
        ? variable({ kind: 'capture', group: text })
        : { kind: 'unknown' };
  }
}

function readNumber([range = '', ...options]: readonly string[]): ReadVariable {
  const [, first, last] = /^(-?\d{1,16})\.\.(-?\d{1,16})$/.exec(range) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from > to)
    return problem('a random number needs its least and its greatest value, as in ${number:1..6}');
  const format = numberFormat(options);
  return format === null ? wrongFormat('number') : variable({ kind: 'number', from, to, format });
}

function readRandom([count = '', ...options]: readonly string[]): ReadVariable {
  const length = /^\d{1,9}$/.test(count) && options.length === 0 ? Number(count) : 0;
  if (length === 0) return problem('random bytes need their number, as in ${random:8}');
  if (length > MESSAGE_MAX_RANDOM_BYTES)
    return problem(`a message has at most ${formatBytes(MESSAGE_MAX_RANDOM_BYTES)} of random bytes`);
  return variable({ kind: 'random', length });
}

function readChecksum(name: ChecksumName, options: readonly string[]): ReadVariable {
  const order = options.find((option) => option === 'be' || option === 'le');
  const digits = options.find((option) => option === 'hex' || option === 'HEX');
  if (options.length !== [order, digits].filter((option) => option !== undefined).length)
    return problem(
      `${name} takes :be or :le for the order of its bytes, and :hex or :HEX to be written as digits`,
    );
  return variable({
    kind: 'checksum',
    name,
    format: {
      // Digits are written as people read a number, whatever the protocol does with bytes.
      order: order ?? (digits === undefined ? checksums[name].order : 'be'),
      digits: digits === undefined ? 'none' : digits === 'hex' ? 'lower' : 'upper',
    },
  });
}

function numberFormat(options: readonly string[]): NumberFormat | null {
  const [option] = options;
  if (options.length > 1) return null;
  if (option === undefined) return { kind: 'text', digits: 1 };
  if (/^(1?\d|20)$/.test(option)) return { kind: 'text', digits: Number(option) };
  return binaryFormats.get(option) ?? null;
}

function isChecksum(name: string): name is ChecksumName {
  return Object.hasOwn(checksums, name);
}

function variable(value: Variable): ReadVariable {
  return { kind: 'variable', variable: value };
}

function problem(words: string): ReadVariable {
  return { kind: 'problem', problem: words };
}

function withoutOptions(name: string): ReadVariable {
  return problem(`${name} takes no options`);
}

function wrongFormat(name: string): ReadVariable {
  return problem(`${name} takes ${NUMBER_FORMATS}`);
}
