import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWire } from '../envelope';
import { explain } from '../explanations';
import {
  DELAY_MAX_MS,
  MESSAGE_MAX_LENGTH,
  RULE_MAX_BYTES,
  RULE_MAX_STEPS,
  SEND_PIECE_BYTES,
} from '../limits';
import { emptyMessage } from './defaults';
import type { RuleText } from './rule';
import { checkRuleSize, ruleBytes } from './rule-size';

const plain: RuleText = { name: '', on: true, when: { by: 'any' }, reply: [], then: 'stay', once: false };
const withReply = (...sources: readonly string[]): RuleText => ({
  ...plain,
  reply: sources.map((source) => ({ delayMs: 0, message: { ...emptyMessage, source } })),
});
const room = RULE_MAX_BYTES - ruleBytes(withReply(''));
const travelling = (rule: RuleText): number => encodeWire({ event: '', payload: rule }).length;

describe('a rule’s size', () => {
  it('is that in the file, and what travels is no larger', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.constantFrom('\0'.repeat(40), '€'.repeat(300), '\ud800', '"\\'.repeat(200)),
    );
    const step = fc.tuple(fc.nat(DELAY_MAX_MS), anyText);
    const rule = fc
      .tuple(anyText, fc.boolean(), fc.array(step, { maxLength: RULE_MAX_STEPS }))
      .map(([name, on, steps]) => ({
        ...plain,
        name,
        on,
        reply: steps.map(([delayMs, source]) => ({ delayMs, message: { ...emptyMessage, source } })),
      }));
    const envelope = encodeWire({ event: '', payload: null }).length - 1;
    const check = (some: RuleText): void => {
      expect(ruleBytes(some)).toBe(Buffer.byteLength(JSON.stringify(some)));
      expect(travelling(some) - envelope).toBeLessThanOrEqual(ruleBytes(some));
    };
    fc.assert(fc.property(rule, check));
    check(withReply('x'.repeat(MESSAGE_MAX_LENGTH)));
  });

  it.each(['x', '€', '😀', '\0', '"'])('is bounded in bytes, whatever the characters: %j', (character) => {
    const bytes = ruleBytes(withReply(character)) - ruleBytes(withReply(''));
    const most = character.repeat(Math.floor(room / bytes));
    expect(checkRuleSize(withReply(most))).toEqual({ ok: true, value: {} });
    expect(travelling(withReply(most))).toBeLessThan(SEND_PIECE_BYTES);
    expect(checkRuleSize(withReply(most + character))).toMatchObject({ error: { code: 'invalid_rule' } });
  });

  it('is told in a sentence where it is too large', () => {
    const refused = checkRuleSize(withReply('x'.repeat(room + 1)));
    expect(refused.ok ? null : explain(refused.error).sentence).toBe(
      'The reply of the rule is wrong: with it the rule takes 524,289 bytes, and a rule has at most 524,288.',
    );
  });
});
