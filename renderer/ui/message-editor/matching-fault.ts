import { compileMatching } from '../../../shared/matching/compile-matching';
import type { Fault } from '../../../shared/message/fault';
import type { Matching } from '../../../shared/model/matching';

/** What is wrong with a condition, and where in its source; `null` while nothing was typed. */
export function matchingFault(matching: Matching): Fault | null {
  if (sourceOf(matching) === '') return null;
  const compiled = compileMatching(matching);
  if (compiled.ok || compiled.error.code !== 'invalid_pattern') return null;
  const { position, problem } = compiled.error.details;
  return { start: position, end: position + 1, problem };
}

/** True when a condition can be used: something was typed, and it is right. */
export function isMatchingReady(matching: Matching): boolean {
  return sourceOf(matching) !== '' && compileMatching(matching).ok;
}

function sourceOf(matching: Matching): string | null {
  if (matching.by === 'any') return null;
  return matching.by === 'regex' ? matching.source : matching.content.source;
}
