import { formatDuration } from '../../../shared/bytes/format';
import { compileMatching } from '../../../shared/matching/compile-matching';
import type { Expectation } from '../../../shared/model/sending';
import type { Answer } from './use-expecting';

/** What is expected: `contains “OK” within 1 s`. */
export function expectationWords({ match, withinMs }: Expectation): string {
  const compiled = compileMatching(match);
  return `${compiled.ok ? compiled.value.words : match.by} within ${formatDuration(withinMs * 1_000)}`;
}

/** What became of it, in a few words. */
export function answerWords(answer: Answer): string {
  switch (answer.kind) {
    case 'none':
      return '';
    case 'waiting':
      return 'Waiting for the answer';
    case 'passed':
      return `Passed in ${formatDuration(answer.tookUs)}`;
    case 'timed-out':
      return 'Failed: no such answer in time';
    case 'ended':
      return `Failed: the connection ended after ${formatDuration(answer.tookUs)}`;
  }
}
