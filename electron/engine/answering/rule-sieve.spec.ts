import { expect, it } from 'vitest';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import { compileRule, type CompiledRule } from './compile-rule';
import { RuleSieve } from './rule-sieve';

function ready(text: RuleText): CompiledRule {
  const compiled = compileRule({ id: 1 as RuleId, ...text }, 'list');
  if (!compiled.ok) throw new Error('the rule is sound');
  return compiled.value;
}

it('leaves out rules by a byte that a message lacks, and tries those that it does not know', () => {
  const sieve = new RuleSieve(6);
  const rules = [when('equals', 'hi'), when('starts-with', 'in'), when('contains', 'x7'), pattern('z')];
  for (const [place, matching] of rules.entries()) sieve.learn(place, ready(ruleText(matching, [])));
  sieve.learn(4, null);
  const fitting = (text: string): number[] => {
    sieve.see(Buffer.from(text));
    return [0, 1, 2, 3, 4, 5].filter((place) => sieve.mayFit(place));
  };
  expect(fitting('hi in')).toEqual([0, 3, 5]);
  expect(fitting('in 7')).toEqual([1, 2, 3, 5]);
  expect(fitting('')).toEqual([3, 5]);
});

it('does not look at a message that is long for so few rules', () => {
  const sieve = new RuleSieve(1);
  sieve.learn(0, ready(ruleText(when('equals', 'hi'), [])));
  sieve.see(Buffer.alloc(64));
  expect(sieve.mayFit(0)).toBe(false);
  sieve.see(Buffer.alloc(65));
  expect(sieve.mayFit(0)).toBe(true);
});
