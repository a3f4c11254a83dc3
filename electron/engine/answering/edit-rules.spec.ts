import { describe, expect, it } from 'vitest';
import { MAX_RULES, MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import type { Rule, RuleId } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import type { RuleSet } from '../settings';
import { moveRule, removeRules, saveRule } from './edit-rules';

const text = (source: string) => ruleText(when('equals', source), [source]);
const rule = (id: number): Rule => ({ id: id as RuleId, ...text(`r${id}`) });
const some: RuleSet = { rules: [rule(1), rule(2), rule(3)], fallback: rule(4), nextId: 5, revision: 7 };
const ids = ({ rules, fallback }: RuleSet) => [rules.map(({ id }) => id), fallback?.id ?? null];
const id = (number: number) => number as RuleId;

function saved(set: RuleSet, wanted: Parameters<typeof saveRule>[1]) {
  const outcome = saveRule(set, wanted);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

describe('saving', () => {
  it('adds a new rule at the end under a number of its own', () => {
    const { set, id: made } = saved(some, { id: null, place: 'list', rule: text('new') });
    expect(made).toBe(5);
    expect(ids(set)).toEqual([[1, 2, 3, 5], 4]);
    expect(set).toMatchObject({ nextId: 6, revision: 8 });
    expect(set.rules[0]).toBe(some.rules[0]);
  });

  it('changes a rule where it is', () => {
    const { set } = saved(some, { id: id(2), place: 'list', rule: text('other') });
    expect(ids(set)).toEqual([[1, 2, 3], 4]);
    expect(set.rules[1]).toMatchObject({ id: 2, ...text('other') });
    expect(saved(some, { id: id(4), place: 'fallback', rule: text('other') }).set.fallback).toMatchObject(
      text('other'),
    );
  });

  it('moves a rule between the list and the fall-back, and loses none', () => {
    expect(ids(saved(some, { id: id(1), place: 'fallback', rule: text('x') }).set)).toEqual([[2, 3, 4], 1]);
    expect(ids(saved(some, { id: id(4), place: 'list', rule: text('x') }).set)).toEqual([[1, 2, 3, 4], null]);
    expect(ids(saved(some, { id: null, place: 'fallback', rule: text('x') }).set)).toEqual([[1, 2, 3, 4], 5]);
  });

  it('refuses what cannot work, what is not there, and what is too much', () => {
    expect(saveRule(some, { id: null, place: 'list', rule: ruleText(pattern('('), []) })).toMatchObject({
      error: { code: 'invalid_rule', details: { part: 'match' } },
    });
    expect(saveRule(some, { id: id(9), place: 'list', rule: text('x') })).toMatchObject({
      error: { code: 'not_found', details: { what: 'rule', id: 9 } },
    });
    const long = ruleText({ by: 'any' }, Array<string>(8).fill('x'.repeat(MESSAGE_MAX_LENGTH)));
    expect(saveRule(some, { id: id(1), place: 'list', rule: long })).toMatchObject({
      error: { code: 'invalid_rule', details: { part: 'reply' } },
    });
    const rules = Array.from({ length: MAX_RULES }, () => rule(1));
    const full = { ...some, rules, fallback: null };
    expect(saveRule(full, { id: null, place: 'list', rule: text('x') })).toMatchObject({
      error: { code: 'too_many_rules', details: { cap: MAX_RULES } },
    });
    expect(saveRule(full, { id: id(1), place: 'list', rule: text('x') }).ok).toBe(true);
  });
});

it('moves a rule to an index, beyond the end to the end', () => {
  const moved = (which: number, to: number) => {
    const outcome = moveRule(some, id(which), to);
    return outcome.ok ? ids(outcome.value)[0] : outcome.error.code;
  };
  expect([moved(1, 2), moved(3, 0), moved(2, 1), moved(1, 99)]).toEqual([
    [2, 3, 1],
    [3, 1, 2],
    [1, 2, 3],
    [2, 3, 1],
  ]);
  expect(moved(4, 0)).toBe('not_found');
});

it('removes rules, the fall-back too, all or none; numbers are not used again', () => {
  const removed = removeRules(some, [id(4), id(2)]);
  expect(removed.ok && ids(removed.value)).toEqual([[1, 3], null]);
  expect(removed.ok && removed.value.nextId).toBe(5);
  expect(removeRules(some, [id(1), id(9)])).toMatchObject({
    error: { code: 'not_found', details: { id: 9 } },
  });
});
