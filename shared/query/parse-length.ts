import { fail, succeed, type Outcome } from '../errors';
import type { Criteria } from '../model/criteria';
import { read, wrong } from './fault';
import { readRange, type ReadSpan } from './range';

/**
 * The lengths that a person typed: `64`, `10-20`, `10-`, `>100`, `<=100`, in bytes. Empty: `null`, all lengths.
 * Otherwise `invalid_criterion` with the place of the fault.
 */
export function parseLength(text: string): Outcome<Criteria['length']> {
  const range = readRange(text, readCount);
  return range.ok ? succeed(range.value) : fail('invalid_criterion', { part: 'length', ...range.fault });
}

const readCount: ReadSpan = (text, position) => {
  if (text === '') return wrong(position, 'a number of bytes is missing');
  const odd = text.search(/[^0-9]/);
  if (odd >= 0) return wrong(position + odd, `“${characterAt(text, odd)}” is no digit`);
  const count = Number(text);
  return Number.isSafeInteger(count)
    ? read({ from: count, to: count })
    : wrong(position, 'the number is too large');
};

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0);
}
