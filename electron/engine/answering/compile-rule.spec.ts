import { describe, expect, it } from 'vitest';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import { checkRule, compileRule } from './compile-rule';

const refusal = (text: RuleText, place: 'list' | 'fallback' = 'list'): unknown => {
  const checked = checkRule(text, place);
  return checked.ok ? null : checked.error;
};

const invalid = (part: string, problem: string) => ({
  code: 'invalid_rule',
  details: { part, problem: expect.stringContaining(problem) as string },
});

describe('a rule that cannot work is refused with the part and the place', () => {
  it.each([
    [ruleText(when('contains', 'a\\q'), []), 'match', 'at character 2, '],
    [ruleText(pattern('a(b'), []), 'match', 'at character 2, this ( is never closed'],
    [ruleText(pattern('(a)\\1'), []), 'match', 'at character 4, \\1 repeats what a group found'],
    [ruleText({ by: 'any' }, ['fine', 'x\\q']), 'message 2', 'at character 2, '],
    [ruleText(pattern('(a)'), ['$2']), 'message 1', 'at character 1, '],
    [ruleText(when('contains', 'a'), ['${nobody}']), 'message 1', 'at character 1, '],
  ])('%#', (text, part, problem) => {
    expect(refusal(text)).toEqual(invalid(part, problem));
  });
});

it('lets replies use what the condition captures', () => {
  expect(refusal(ruleText(pattern('(?<a>x)(y)'), ['$0 $1 $2 ${a}']))).toBeNull();
  expect(refusal(ruleText(when('equals', 'x'), ['$0']))).toBeNull();
});

it('does not look at the condition of a fall-back', () => {
  expect(refusal(ruleText(pattern('('), ['$0']), 'fallback')).toBeNull();
  expect(refusal(ruleText(pattern('(a)'), ['$1']), 'fallback')).toEqual(
    invalid('message 1', 'at character 1, '),
  );
});

it('has what the log is told ready', () => {
  const { id, ...text } = { id: 1 as RuleId, ...ruleText({ by: 'any' }, ['a', 'b']) };
  const compiled = compileRule({ id, ...text, name: 'x', then: 'close' }, 'list');
  expect(compiled.ok && compiled.value.firing).toEqual({ kind: 'rule', name: 'x', reply: 2, then: 'close' });
});

it('is named by what it looks for where it has no name', () => {
  const name = (text: RuleText): string => {
    const made = compileRule({ id: 1 as RuleId, ...text }, 'list');
    return made.ok ? made.value.name : '';
  };
  expect(name(ruleText(when('equals', 'hi'), [], { name: ' Greeting ' }))).toBe('Greeting');
  expect(name(ruleText(when('equals', 'hi'), [], { name: '  ' }))).toBe('equals “hi”');
});
