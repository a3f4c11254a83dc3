import { describe, expect, it } from 'vitest';
import type { RuleText } from '../../../../shared/model/rule';
import { readRulesFile, writeRulesFile } from './rules-file';
import { ruleOf } from './stub-rule';

function text(id: number, parts: Partial<RuleText> = {}): RuleText {
  const { id: _, ...rule } = ruleOf(id, parts);
  return rule;
}

describe('rules as a file', () => {
  it('are read back as they were, without their numbers', () => {
    const rules = [text(1), text(2, { then: 'reset', once: true, when: { by: 'any' } })];
    expect(readRulesFile(writeRulesFile(rules, text(3)))).toEqual({ rules, fallback: text(3), problems: [] });
    expect(writeRulesFile([ruleOf(7)], null)).not.toContain('"id"');
  });

  it('leaves out what is wrong, and says what', () => {
    const json = JSON.stringify({
      format: 1,
      rules: [text(1), { ...text(2), then: 'explode' }, 3],
      fallback: {},
    });
    const { rules, fallback, problems } = readRulesFile(json);
    expect(rules).toEqual([text(1)]);
    expect(fallback).toBeNull();
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'Rule 2 was left out',
      'Rule 3 was left out',
      'The fall-back was left out',
    ]);
    expect(problems[0]).toContain('then');
  });

  it.each([
    ['{"format": 1, "rules": [', 'no JSON'],
    ['{"format": 1}', 'no rules of Parley'],
    ['[]', 'no rules of Parley'],
    ['{"format": 2, "rules": []}', 'newer Parley'],
  ])('says why nothing can be taken of %s', (json, why) => {
    const { rules, problems } = readRulesFile(json);
    expect(rules).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(why);
  });

  it('takes no more than an endpoint has', () => {
    const json = JSON.stringify({ format: 1, rules: Array(10_001).fill(text(1)) });
    const { rules, problems } = readRulesFile(json);
    expect(rules).toHaveLength(10_000);
    expect(problems).toEqual(['Only the first 10,000 rules were taken: an endpoint has no more.']);
  });
});
