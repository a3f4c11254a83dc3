import { REPEAT_MAX_MS } from '../../../shared/limits';
import type { Repetition } from '../../../shared/model/sending';
import { readWhole } from './whole-number';

/** The fields of a repetition, as they were typed. */
export interface RepeatDraft {
  readonly every: string;
  readonly jitter: string;
  /** Empty: until it is stopped. */
  readonly count: string;
}

export const firstRepeat: RepeatDraft = { every: '1000', jitter: '', count: '' };

/** A repetition, or which field is wrong and why. */
export type ReadRepeat =
  | { readonly kind: 'ready'; readonly repetition: Repetition }
  | { readonly kind: 'wrong'; readonly field: keyof RepeatDraft; readonly problem: string };

/** Reads the fields. A jitter may be as long as the period at most: more would let messages overtake one another. */
export function readRepeat(draft: RepeatDraft): ReadRepeat {
  const every = readWhole(draft.every, 'The period', 1, REPEAT_MAX_MS);
  if (every.kind === 'empty')
    return { kind: 'wrong', field: 'every', problem: 'Type how many milliseconds lie between two sends.' };
  if (every.kind === 'wrong') return { ...every, field: 'every' };
  const jitter = readWhole(draft.jitter, 'The jitter', 0, every.value);
  if (jitter.kind === 'wrong') return { ...jitter, field: 'jitter' };
  const count = readWhole(draft.count, 'The number of times', 1, Number.MAX_SAFE_INTEGER);
  if (count.kind === 'wrong') return { ...count, field: 'count' };
  return {
    kind: 'ready',
    repetition: {
      everyMs: every.value,
      jitterMs: jitter.kind === 'number' ? jitter.value : 0,
      count: count.kind === 'number' ? count.value : null,
    },
  };
}
