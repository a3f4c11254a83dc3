import type { CompiledMatching } from '../../../shared/matching/compile-matching';
import type { Matching } from '../../../shared/model/matching';
import { beginningSearch } from './beginning-search';
import { literalSearch } from './literal-search';
import { regexSearch } from './regex-search';

/**
 * Looks for an expected answer in the stream that comes behind a send. However the stream is cut into chunks, the work is in
 * proportion to its bytes: a peer that sends one byte at a time costs no more than its chunks cost anyway.
 */
export interface AnswerSearch {
  /** Takes the next chunk. `unsure`: it was not looked at yet; {@link look} does, and is to be called within a few ms. */
  push(bytes: Uint8Array): 'found' | 'not-yet' | 'unsure';
  /** Looks at all that came so far; true when the answer is there. */
  look(): boolean;
}

/** The search for what a condition says. `compiled`: the same condition, made ready. */
export function answerSearch(by: Matching['by'], compiled: CompiledMatching): AnswerSearch {
  switch (by) {
    case 'any':
      return { push: () => 'found', look: () => false };
    case 'equals':
    case 'starts-with':
      return beginningSearch(compiled);
    case 'contains':
      return literalSearch(compiled);
    case 'regex':
      return regexSearch(compiled);
  }
}
