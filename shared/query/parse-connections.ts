import { fail, succeed, type Outcome } from '../errors';
import { CRITERIA_MAX_CONNECTIONS, MAX_ID } from '../limits';
import type { Criteria } from '../model/criteria';
import type { ConnectionId } from '../model/ids';
import { read, wrong, type Reading } from './fault';

/** A number, or two with a dash, each with or without `#`. Groups: first number, second number. */
const item = /^#?([0-9]+)(?:\s*[-–—]\s*#?([0-9]+))?$/;

/**
 * The connections that a person typed: `1, 3-5`, each number with or without `#`, in rising order and each once. Empty:
 * `null`, all connections. Otherwise `invalid_criterion` with the place of the fault.
 */
export function parseConnections(text: string): Outcome<Criteria['connections']> {
  const numbers = readNumbers(text);
  if (!numbers.ok) return fail('invalid_criterion', { part: 'connections', ...numbers.fault });
  const found = [...numbers.value].sort((one, other) => one - other) as ConnectionId[];
  return succeed(found.length === 0 ? null : found);
}

function readNumbers(text: string): Reading<Set<number>> {
  const found = new Set<number>();
  if (text.trim() === '') return read(found);
  let at = 0;
  for (const part of text.split(',')) {
    const begin = at + part.length - part.trimStart().length;
    const range = readItem(part.trim(), begin);
    if (!range.ok) return range;
    const { from, to } = range.value;
    if (found.size + to - from >= CRITERIA_MAX_CONNECTIONS)
      return wrong(begin, `a filter takes ${CRITERIA_MAX_CONNECTIONS} connections at most`);
    for (let number = from; number <= to; number += 1) found.add(number);
    at += part.length + 1;
  }
  return read(found);
}

function readItem(text: string, position: number): Reading<{ from: number; to: number }> {
  if (text === '') return wrong(position, 'a connection’s number is missing');
  const [, first, second = first] = item.exec(text) ?? [];
  if (first === undefined) {
    const odd = text.search(/[^0-9#\s–—-]/);
    return wrong(position + Math.max(odd, 0), 'only numbers and ranges such as 3-5 belong here');
  }
  const from = Number(first);
  const to = Number(second);
  const behind = position + text.length - (second as string).length;
  if (from < 1) return wrong(position, 'connections are numbered from 1');
  if (from > MAX_ID) return wrong(position, 'there is no connection with so large a number');
  if (to > MAX_ID) return wrong(behind, 'there is no connection with so large a number');
  return to < from ? wrong(behind, 'the second is less than the first') : read({ from, to });
}
