import type { Result } from '../../../shared/contract';
import { RULES_PAGE_BYTES } from '../../../shared/limits';
import { ruleBytes } from '../../../shared/model/rule-size';
import type { RuleSet } from '../settings';

/**
 * Rules of the list from an index on: `count` of them, or as many as travel in one reply beside the fall-back; one at least where
 * there is one. Whoever wants more asks from behind the last.
 */
export function rulePage({ rules, fallback }: RuleSet, from: number, count: number): Result<'rules.window'> {
  let room = RULES_PAGE_BYTES - (fallback === null ? 0 : ruleBytes(fallback));
  const wanted = rules.slice(from, from + count);
  const end = wanted.findIndex((rule, index) => (room -= ruleBytes(rule)) < 0 && index > 0);
  return { total: rules.length, rules: end === -1 ? wanted : wanted.slice(0, end), fallback };
}
