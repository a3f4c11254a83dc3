import { describe, expect, it } from 'vitest';
import type { Matching } from '../../../../shared/model/matching';
import { conditionWords, ruleSummary, ruleTitle, searchedText, textOf } from './rule-words';
import { ruleOf } from './stub-rule';

const content = { mode: 'text', source: 'ping', encoding: 'utf-8' } as const;

describe('conditionWords', () => {
  it.each<[Matching, string]>([
    [{ by: 'any' }, 'anything'],
    [{ by: 'equals', content }, 'equals “ping”'],
    [{ by: 'starts-with', content }, 'starts with “ping”'],
    [{ by: 'contains', content: { ...content, source: 'x'.repeat(200) } }, `contains “${'x'.repeat(80)}…”`],
    [{ by: 'regex', source: '^OK', over: 'text', encoding: 'utf-8', matchCase: true }, 'matches /^OK/'],
  ])('%j is %s', (when, words) => {
    expect(conditionWords(when)).toBe(words);
  });
});

describe('ruleSummary', () => {
  it('tells condition, reply and what follows', () => {
    expect(ruleSummary(ruleOf(1), 'list')).toBe('contains “ping” → 1 message');
    expect(ruleSummary(ruleOf(1, { reply: [], then: 'reset', once: true }), 'list')).toBe(
      'contains “ping” → nothing, then resets, once',
    );
    expect(ruleSummary(ruleOf(1, { then: 'close' }), 'fallback')).toBe(
      'anything else → 1 message, then closes',
    );
  });
});

describe('ruleTitle', () => {
  it('is what a rule looks for where it has no name', () => {
    expect(ruleTitle(ruleOf(1, { name: ' ' }))).toBe('contains “ping”');
    expect(ruleTitle(ruleOf(1))).toBe('Rule 1');
  });
});

it('is searched by name, condition and replies', () => {
  expect(searchedText(ruleOf(7))).toBe('rule 7\ncontains “ping”\npong');
});

it('says the same without its number', () => {
  expect({ id: 7, ...textOf(ruleOf(7)) }).toEqual(ruleOf(7));
  expect(textOf(ruleOf(7))).not.toHaveProperty('id');
});
