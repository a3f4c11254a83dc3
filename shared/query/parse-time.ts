import { fail, succeed, type Outcome } from '../errors';
import type { Criteria } from '../model/criteria';
import { read, wrong } from './fault';
import { readRange, type ReadSpan, type Span } from './range';

const MS = 1_000;
const SECOND = 1_000 * MS;
const MINUTE = 60 * SECOND;

/** Parts of a time of day, each with its largest value. */
const parts = [
  { name: 'hour', most: 23 },
  { name: 'minute', most: 59 },
  { name: 'second', most: 59 },
] as const;

/**
 * The time of day that a person typed, in the local zone: `12:31`, `12:31:34` or `12:31:34.5`, to the µs. It stands for all
 * that a log shows so: `12:31` for a whole minute. `day`: any moment of the day that is meant. All in µs since the Unix
 * epoch. Otherwise `invalid_criterion` with the place of the fault.
 */
export function parseTime(text: string, day: number): Outcome<Span> {
  const trimmed = text.trimStart();
  const time = readTime(day)(trimmed.trimEnd(), text.length - trimmed.length);
  return time.ok ? succeed(time.value) : fail('invalid_criterion', { part: 'time', ...time.fault });
}

/**
 * A time or a range of times of one day, as {@link parseTime} reads them: `12:31`, `12:31-12:40`, `>12:31`, `<=12:31:34.5`.
 * Empty: `null`, all times.
 */
export function parseTimes(text: string, day: number): Outcome<Criteria['time']> {
  const range = readRange(text, readTime(day));
  if (!range.ok) return fail('invalid_criterion', { part: 'time', ...range.fault });
  return succeed(range.value === null ? null : { from: range.value.least, to: range.value.most });
}

function readTime(day: number): ReadSpan {
  return (text, position) => {
    if (text === '') return wrong(position, 'a time is missing');
    const odd = text.search(/[^0-9:.]/);
    if (odd >= 0) return wrong(position + odd, 'a time has digits, colons and one point only');
    const [whole = '', fraction, ...more] = text.split('.');
    if (more.length > 0) return wrong(position + text.lastIndexOf('.'), 'a time has one point only');
    const fields = whole.split(':');
    let at = position;
    for (const [i, field] of fields.entries()) {
      const part = parts[i];
      if (part === undefined) return wrong(at - 1, 'a time has hours, minutes and seconds only');
      if (!/^[0-9]{1,2}$/.test(field)) return wrong(at, `the ${part.name} has one or two digits`);
      if (Number(field) > part.most) return wrong(at, `the ${part.name} is ${part.most} at most`);
      at += field.length + 1;
    }
    if (fields.length === 1) return wrong(at - 1, 'the minute is missing');
    if (fraction === undefined) return read(spanOf(day, fields.map(Number), 0, fields.length));
    if (fields.length === 2) return wrong(at - 1, 'only seconds have decimal places');
    if (!/^[0-9]{1,6}$/.test(fraction)) return wrong(at, 'a second has one to six decimal places');
    return read(spanOf(day, fields.map(Number), Number(fraction.padEnd(6, '0')), 3 + fraction.length));
  };
}

/** `precision`: how many parts were typed: 2 to the minute, 3 to the second, one more for each decimal place. */
function spanOf(day: number, fields: readonly number[], microseconds: number, precision: number): Span {
  const [hour = 0, minute = 0, second = 0] = fields;
  const start = new Date(Math.floor(day / MS)).setHours(hour, minute, second, 0) * MS + microseconds;
  const length = precision === 2 ? MINUTE : SECOND / 10 ** (precision - 3);
  return { from: start, to: start + length - 1 };
}
