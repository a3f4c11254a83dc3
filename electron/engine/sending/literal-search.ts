import { PATTERN_MAX_LENGTH } from '../../../shared/limits';
import type { CompiledMatching } from '../../../shared/matching/compile-matching';
import type { AnswerSearch } from './answer-search';

/** Most bytes of a literal: a character has at most 4 in any encoding. */
export const LITERAL_MAX_BYTES = 4 * PATTERN_MAX_LENGTH;

/** Looks for bytes anywhere in a stream: keeps as many of the last ones as the beginning of an answer may have. */
export function literalSearch(compiled: CompiledMatching): AnswerSearch {
  let tail = new Uint8Array();
  return {
    push(bytes) {
      const input = joined(tail, bytes);
      if (compiled.match(input) !== null) return 'found';
      tail = input.slice(Math.max(0, input.length - LITERAL_MAX_BYTES));
      return 'not-yet';
    },
    look: () => false,
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
