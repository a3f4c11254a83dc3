import { expect, it } from 'vitest';
import { promptAnswering } from '../../../shared/model/defaults';
import type { RuleId } from '../../../shared/model/rule';
import { ruleText, text } from '../fixtures/answers';
import { FakeReply } from '../fixtures/fake-reply';
import type { RuleSet } from '../settings';
import { EndpointAnswers } from './endpoint-answers';

const none: RuleSet = { rules: [], fallback: null, nextId: 1, revision: 0 };
const plain = { responder: { kind: 'echo' }, answering: promptAnswering, rules: none } as const;

it('makes responders of its settings, and says when live connections must change theirs', () => {
  const answers = new EndpointAnswers(plain, () => 0);
  expect(answers.configure({ ...plain }, plain)).toBe(false);
  const rules = { ...none, rules: [{ id: 1 as RuleId, ...ruleText({ by: 'any' }, []) }] };
  expect(answers.configure({ ...plain, rules }, plain)).toBe(false);
  expect(answers.rules.list).toHaveLength(1);
  expect(answers.configure({ ...plain, responder: { kind: 'discard' } }, plain)).toBe(true);
  const reply = new FakeReply();
  answers.make(reply).received(Buffer.from('x'), 0);
  expect(reply.sent).toEqual([]);
});

it('greets with the variables of the moment; a greeting that a file broke says nothing', () => {
  const answers = new EndpointAnswers(plain, () => 0);
  const greeting = text('#${counter}');
  const greet = () => Buffer.from(answers.greet(greeting) ?? []).toString();
  expect([greet(), greet()]).toEqual(['#1', '#2']);
  expect(answers.greet(null)).toBeNull();
  expect(answers.greet(text('\\q'))).toBeNull();
});
