import { EXPECT_MAX_MS } from '../../../shared/limits';
import type { Matching } from '../../../shared/model/matching';
import type { Expectation } from '../../../shared/model/sending';
import { isMatchingReady } from '../../ui/message-editor/matching-fault';
import { readWhole } from './whole-number';

/** An expected answer as it is typed. */
export interface ExpectDraft {
  readonly match: Matching;
  readonly within: string;
}

export const firstExpect: ExpectDraft = {
  match: { by: 'contains', content: { mode: 'text', source: '', encoding: 'utf-8' } },
  within: '1000',
};

/** The fields of an expectation that there is. */
export function expectDraftOf({ match, withinMs }: Expectation): ExpectDraft {
  return { match, within: String(withinMs) };
}

/** An expectation; what is wrong with the time; or that the match is not yet one (which its own field says). */
export type ReadExpect =
  | { readonly kind: 'ready'; readonly expectation: Expectation }
  | { readonly kind: 'wrong'; readonly problem: string }
  | { readonly kind: 'unfinished' };

/** Reads the fields. */
export function readExpect({ match, within }: ExpectDraft): ReadExpect {
  const time = readWhole(within, 'The time', 1, EXPECT_MAX_MS);
  if (time.kind === 'empty')
    return { kind: 'wrong', problem: 'Type how many milliseconds the answer may take.' };
  if (time.kind === 'wrong') return time;
  if (!isMatchingReady(match)) return { kind: 'unfinished' };
  return { kind: 'ready', expectation: { match, withinMs: time.value } };
}
