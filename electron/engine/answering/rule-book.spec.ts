import { expect, it } from 'vitest';
import type { Rule, RuleId, RuleText } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import type { RuleSet } from '../settings';
import { RuleBook } from './rule-book';

const rule = (id: number, text: RuleText): Rule => ({ id: id as RuleId, ...text });
const setOf = (rules: readonly Rule[], fallback: Rule | null = null): RuleSet => ({
  rules,
  fallback,
  nextId: 99,
  revision: 1,
});
const hello = rule(1, ruleText(when('equals', 'hello'), ['hi']));
const off = rule(2, ruleText({ by: 'any' }, [], { on: false }));
const bye = rule(3, ruleText(when('equals', 'bye'), ['ciao']));

it('has the rules that are on, with their places among all', () => {
  const { list, fallback } = new RuleBook(setOf([hello, off, bye], off)).rules;
  expect(list.map(({ rule: { id }, index }) => [id, index])).toEqual([
    [1, 0],
    [3, 2],
  ]);
  expect(fallback).toBeNull();
});

it('makes only those ready anew that changed', () => {
  const book = new RuleBook(setOf([hello, bye]));
  const before = book.rules;
  const known = before.list[0]?.ready();
  expect(book.rules).toBe(before);
  const changed = rule(3, ruleText(when('equals', 'bye bye'), ['ciao']));
  book.replace(setOf([changed, hello]));
  const [first, second] = book.rules.list;
  expect(first?.ready()?.rule).toBe(changed);
  expect(second?.ready()).toBe(known);
});

it('has nothing ready of what a file that was changed by hand broke', () => {
  const { list, fallback } = new RuleBook(setOf([rule(4, ruleText(pattern('('), [])), hello], bye)).rules;
  expect(list.map((listed) => listed.ready()?.rule.id)).toEqual([undefined, 1]);
  expect(fallback?.rule).toBe(bye);
});
