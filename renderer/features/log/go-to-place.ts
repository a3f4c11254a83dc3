import type { Params } from '../../../shared/contract';
import { parseTime } from '../../../shared/query/parse-time';

/** Where to go, or why what was typed says nothing: the end of a sentence, without its point. */
export type GoToPlace =
  | { readonly kind: 'place'; readonly to: Params<'rows.locate'>['to'] }
  | { readonly kind: 'wrong'; readonly problem: string };

/**
 * Reads a record's number, with or without `#` and separators (`1,204,511`), or a time of day in the local zone.
 * `day`: any moment (µs since the Unix epoch) of the day that is meant.
 */
export function parsePlace(text: string, day: number): GoToPlace {
  if (text.trim() === '') return { kind: 'wrong', problem: 'type a number or a time' };
  const digits = text
    .trim()
    .replace(/^#/, '')
    .replaceAll(/[\s,_]/g, '');
  if (/^[0-9]+$/.test(digits)) {
    const seq = Number(digits);
    if (!Number.isSafeInteger(seq))
      return { kind: 'wrong', problem: 'there is no record with so large a number' };
    return { kind: 'place', to: { kind: 'from', seq } };
  }
  const time = parseTime(text, day);
  if (time.ok) return { kind: 'place', to: { kind: 'time', at: time.value.from } };
  const { error } = time;
  return {
    kind: 'wrong',
    problem: error.code === 'invalid_criterion' ? error.details.problem : 'it is no time',
  };
}
