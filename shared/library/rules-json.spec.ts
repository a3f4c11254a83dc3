import { describe, expect, it } from 'vitest';
import { emptyMessage } from '../model/defaults';
import type { RuleText } from '../model/rule';
import { readRulesJson, writeRulesJson } from './rules-json';

function text(number: number, parts: Partial<RuleText> = {}): RuleText {
  return {
    name: `Rule ${number}`,
    on: true,
    when: { by: 'contains', content: { mode: 'text', source: 'ping', encoding: 'utf-8' } },
    reply: [{ delayMs: 0, message: { ...emptyMessage, source: 'pong' } }],
    then: 'stay',
    once: false,
    ...parts,
  };
}

describe('rules as a file', () => {
  it('are read back as they were, without their numbers', () => {
    const rules = [text(1), text(2, { then: 'reset', once: true, when: { by: 'any' } })];
    expect(readRulesJson(writeRulesJson(rules, text(3)))).toEqual({ rules, fallback: text(3), problems: [] });
    const numbered = { id: 7, ...text(1) };
    expect(writeRulesJson([numbered], null)).not.toContain('"id"');
  });

  it('leaves out what is wrong, and says what', () => {
    const json = JSON.stringify({
      format: 1,
      rules: [text(1), { ...text(2), then: 'explode' }, 3],
      fallback: {},
    });
    const { rules, fallback, problems } = readRulesJson(json);
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
    const { rules, problems } = readRulesJson(json);
    expect(rules).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(why);
  });

  it('takes no more than an endpoint has', () => {
    const json = JSON.stringify({ format: 1, rules: Array(10_001).fill(text(1)) });
    const { rules, problems } = readRulesJson(json);
    expect(rules).toHaveLength(10_000);
    expect(problems).toEqual(['Only the first 10,000 rules were taken: an endpoint has no more.']);
  });
});
