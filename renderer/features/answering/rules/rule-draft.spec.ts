import { describe, expect, it } from 'vitest';
import { emptyMessage, plainComposing } from '../../../../shared/model/defaults';
import { moveStep, newRuleDraft, readRule, ruleDraftOf, takesStep, withStep } from './rule-draft';
import { ruleOf } from './stub-rule';

const two = ruleDraftOf(
  ruleOf(1, {
    reply: [
      { delayMs: 5, message: { ...emptyMessage, mode: 'hex', source: '01' } },
      { delayMs: 10, message: { ...emptyMessage, source: 'b' } },
    ],
  }),
);

describe('ruleDraftOf', () => {
  it('is read back as it was', () => {
    const { id, ...text } = ruleOf(3, { then: 'close', once: true, on: false });
    expect(id).toBe(3);
    expect(readRule(ruleDraftOf(text))).toEqual({ kind: 'ready', rule: text });
  });
});

describe('readRule', () => {
  it('takes an empty delay for none', () => {
    const [step] = two.steps;
    expect(readRule({ ...two, steps: step === undefined ? [] : [{ ...step, delay: ' ' }] })).toMatchObject({
      rule: { reply: [{ delayMs: 0 }] },
    });
  });

  it('names the message whose delay is wrong', () => {
    const steps = two.steps.map((step, at) => (at === 1 ? { ...step, delay: 'soon' } : step));
    expect(readRule({ ...two, steps })).toEqual({
      kind: 'wrong',
      step: 1,
      problem: 'The delay of message 2 must be a whole number from 0 to 86,400,000.',
    });
  });
});

describe('steps', () => {
  it('are composed as the one before', () => {
    const one = { ...two, steps: two.steps.slice(0, 1) };
    expect(withStep(one).steps[1]).toEqual({
      key: 2,
      delay: '5',
      message: { ...emptyMessage, mode: 'hex', source: '' },
    });
    expect(withStep({ ...two, steps: [] }).steps).toHaveLength(1);
  });

  it('are moved, and not beyond the ends', () => {
    const order = (draft: typeof two): readonly number[] => draft.steps.map(({ key }) => key);
    expect(order(moveStep(two, 0, 1))).toEqual([2, 1]);
    expect(order(moveStep(two, 1, -1))).toEqual([2, 1]);
    expect(order(moveStep(two, 0, -1))).toEqual([1, 2]);
    expect(order(moveStep(two, 9, -1))).toEqual([1, 2]);
  });

  it('are limited', () => {
    const full = {
      ...two,
      steps: Array.from({ length: 32 }, (_, key) => ({ key, delay: '', message: emptyMessage })),
    };
    expect([takesStep(two), takesStep(full)]).toEqual([true, false]);
  });
});

it('begins with one message, composed as its endpoint’s', () => {
  const composing = { ...plainComposing, ending: 'crlf', encoding: 'gbk' } as const;
  expect(newRuleDraft(composing)).toMatchObject({
    when: { by: 'contains', content: { encoding: 'gbk' } },
    steps: [{ message: { ending: 'crlf', encoding: 'gbk', source: '' } }],
  });
});
