import { describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/contract';
import { encodeWire } from '../../../shared/envelope';
import { succeed } from '../../../shared/errors';
import {
  DELAY_MAX_MS,
  MAX_ID,
  MAX_NAME_LENGTH,
  MESSAGE_MAX_LENGTH,
  PATTERN_MAX_LENGTH,
  RULE_MAX_BYTES,
  RULE_MAX_STEPS,
  RULES_PAGE,
  WIRE_BACKLOG_BYTES,
  WIRE_MAX_BYTES,
} from '../../../shared/limits';
import { rule as ruleSchema, type Rule, type RuleId, type RuleText } from '../../../shared/model/rule';
import { checkRuleSize, ruleBytes } from '../../../shared/model/rule-size';
import { pattern, ruleText } from '../fixtures/answers';
import type { RuleSet } from '../settings';
import { rulePage } from './rule-page';

const rule = (id: number, ...replies: readonly string[]): Rule => ({
  id: id as RuleId,
  ...ruleText({ by: 'any' }, replies),
});
const setOf = (rules: readonly Rule[], fallback: Rule | null = null): RuleSet => ({
  rules: [...rules],
  fallback,
  nextId: MAX_ID,
  revision: 1,
});
const ids = ({ rules }: Result<'rules.window'>): number[] => rules.map(({ id }) => id);
const frame = (page: Result<'rules.window'>): number =>
  encodeWire({ id: Number.MAX_SAFE_INTEGER, outcome: succeed(page) }).length;

/** What may just be saved, whatever characters its messages have. */
function largest(character: string): RuleText {
  const empty = ruleText({ by: 'any' }, Array<string>(RULE_MAX_STEPS).fill(''));
  const bytes = ruleBytes({ ...empty, name: character }) - ruleBytes(empty);
  let left = Math.floor((RULE_MAX_BYTES - ruleBytes(empty)) / bytes);
  const reply = empty.reply.map(({ delayMs, message }) => {
    const length = Math.min(left, Math.floor(MESSAGE_MAX_LENGTH / character.length));
    left -= length;
    return { delayMs, message: { ...message, source: character.repeat(length) } };
  });
  return { ...empty, reply };
}

it('gives as many as were asked for, and what there is of them', () => {
  const set = setOf(
    [1, 2, 3, 4].map((id) => rule(id, 'x')),
    rule(9),
  );
  expect(ids(rulePage(set, 1, 2))).toEqual([2, 3]);
  expect(ids(rulePage(set, 3, 2))).toEqual([4]);
  expect(rulePage(set, 4, 2)).toEqual({ total: 4, rules: [], fallback: rule(9) });
});

describe('large rules', () => {
  it.each(['x', '€', '😀', '\0'])(
    'fit into one frame, the largest with the largest fall-back too: %j',
    (character) => {
      const text = largest(character);
      const [some, fallback] = [MAX_ID, MAX_ID - 1].map((id) => ({ id: id as RuleId, ...text }));
      expect(ruleSchema.parse(some)).toEqual(some);
      expect(checkRuleSize(text).ok).toBe(true);
      expect(RULE_MAX_BYTES - ruleBytes(text)).toBeLessThan(8);
      const page = rulePage(setOf([some!, rule(1)], fallback), 0, RULES_PAGE);
      expect(ids(page)).toEqual([MAX_ID]);
      expect(frame(page)).toBeLessThanOrEqual(WIRE_MAX_BYTES);
    },
  );

  it('come page by page, each behind the last', () => {
    const lengths = Array.from({ length: 150 }, (_, at) => (at * 7_919) % MESSAGE_MAX_LENGTH);
    const all = lengths.map((length, at) => rule(at + 1, '€'.repeat(length), 'x'.repeat(length)));
    const set = setOf(all, rule(999, 'x'.repeat(MESSAGE_MAX_LENGTH)));
    const found: Rule[] = [];
    let pages = 0;
    for (; found.length < all.length; pages += 1) {
      const page = rulePage(set, found.length, RULES_PAGE);
      expect(page.rules.length).toBeGreaterThan(0);
      expect(frame(page)).toBeLessThanOrEqual(WIRE_MAX_BYTES);
      found.push(...page.rules);
    }
    expect(found).toEqual(all);
    expect(pages).toBeLessThan(all.length / 2);
  });

  it('travel even if a file holds larger ones than may be saved', () => {
    const content = '€'.repeat(PATTERN_MAX_LENGTH);
    const worst: Rule = {
      ...rule(MAX_ID),
      name: '€'.repeat(MAX_NAME_LENGTH),
      when: pattern(content),
      reply: rule(1, ...Array<string>(RULE_MAX_STEPS).fill('€'.repeat(MESSAGE_MAX_LENGTH))).reply.map(
        ({ message }) => ({ delayMs: DELAY_MAX_MS, message }),
      ),
    };
    expect(ruleSchema.safeParse(worst).success).toBe(true);
    const page = rulePage(setOf([worst, worst], worst), 0, RULES_PAGE);
    expect(page.rules).toHaveLength(1);
    // A page that has this much to read is not hung up on.
    expect(frame(page)).toBeLessThan(WIRE_BACKLOG_BYTES);
  });
});
