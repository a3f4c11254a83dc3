import type { CompiledMatching } from '../../../shared/matching/compile-matching';
import type { AnswerSearch } from './answer-search';
import { LITERAL_MAX_BYTES } from './literal-search';

/**
 * Compares with the beginning of a stream, or with all of it. One byte more than a literal may have is kept, so that an answer
 * that goes on is not taken for an equal one.
 */
export function beginningSearch(compiled: CompiledMatching): AnswerSearch {
  const kept = new Uint8Array(LITERAL_MAX_BYTES + 1);
  let length = 0;
  return {
    push(bytes) {
      if (length === kept.length) return 'not-yet';
      const part = bytes.subarray(0, kept.length - length);
      kept.set(part, length);
      length += part.length;
      return compiled.match(kept.subarray(0, length)) === null ? 'not-yet' : 'found';
    },
    look: () => false,
  };
}
