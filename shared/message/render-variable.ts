import { byteToHex } from '../bytes/hexdump';
import { checksums } from './checksums';
import type { Surroundings } from './surroundings';
import type { NumberFormat, Variable } from './variables';

/** What all variables of one message share: one time in µs since the Unix epoch, and one number of the counter. */
export interface Moment extends Pick<Surroundings, 'random' | 'uuid' | 'captured'> {
  readonly now: number;
  readonly count: number;
}

const MS = 1_000;
const SECOND = 1_000 * MS;
/** Random bits of a number: so many more than a whole number has that no value is noticeably likelier than another. */
const NUMBER_BYTES = 8;

/** What a variable stands for: text, to be encoded as the message is, or bytes. `covered`: the bytes that a checksum is made of. */
export function renderVariable(
  variable: Variable,
  moment: Moment,
  covered: () => Uint8Array,
): string | Uint8Array {
  switch (variable.kind) {
    case 'counter':
      return formatNumber(moment.count, variable.format);
    case 'unix':
      return formatNumber(Math.floor(moment.now / SECOND), variable.format);
    case 'unixms':
      return formatNumber(Math.floor(moment.now / MS), variable.format);
    case 'number':
      return formatNumber(between(variable.from, variable.to, moment.random(NUMBER_BYTES)), variable.format);
    case 'iso':
      return new Date(Math.floor(moment.now / MS)).toISOString();
    case 'uuid':
      return moment.uuid();
    case 'random':
      return moment.random(variable.length);
    case 'capture':
      return moment.captured(variable.group) ?? new Uint8Array();
    case 'checksum': {
      const { compute, size } = checksums[variable.name];
      const { order, digits } = variable.format;
      const bytes = integer(BigInt(compute(covered())), size, order);
      if (digits === 'none') return bytes;
      const text = Array.from(bytes, byteToHex).join('');
      return digits === 'upper' ? text.toUpperCase() : text;
    }
  }
}

function formatNumber(value: number, format: NumberFormat): string | Uint8Array {
  if (format.kind === 'binary') return integer(BigInt(value), format.size, format.order);
  const digits = String(Math.abs(value)).padStart(format.digits, '0');
  return value < 0 ? `-${digits}` : digits;
}

/** The low bytes of a value; a negative one in two's complement. */
function integer(value: bigint, size: number, order: 'be' | 'le'): Uint8Array {
  const bytes = Uint8Array.from({ length: size }, (_, place) => Number((value >> BigInt(8 * place)) & 0xffn));
  return order === 'le' ? bytes : bytes.reverse();
}

function between(from: number, to: number, random: Uint8Array): number {
  const bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return Number(BigInt(from) + (bits % (BigInt(to) - BigInt(from) + 1n)));
}
