import { describe, expect, it } from 'vitest';
import { RULE_MAX_CAPTURED_BYTES } from '../../../shared/limits';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { pattern, ruleText, when } from '../fixtures/answers';
import { createSurroundings } from '../surroundings';
import { FiringSearch, type Firing } from './fire';
import { RuleBook, type CompiledRules } from './rule-book';

function rulesOf(texts: readonly RuleText[], fallback: RuleText | null = null) {
  const withId = (text: RuleText, index: number) => ({ id: (index + 1) as RuleId, ...text });
  const last = fallback === null ? null : withId(fallback, 98);
  return new RuleBook({ rules: texts.map(withId), fallback: last, nextId: 100, revision: 1 }).rules;
}

const surroundings = createSurroundings(() => 0);
function fire(
  rules: CompiledRules,
  message: Uint8Array,
  spent: ReadonlySet<RuleId> = new Set(),
): Firing | null {
  const firing = new FiringSearch({ rules, message, spent, surroundings }).go(() => false);
  if (firing === 'unsure') throw new Error('no time was over');
  return firing;
}
const replies = (firing: Firing | null) =>
  firing?.reply?.map(({ data }) => Buffer.from(data).toString('latin1'));

it('is the first that fits, else the fall-back, else nothing', () => {
  const texts = [ruleText(when('contains', 'a'), ['A']), ruleText(when('contains', 'b'), ['B'])];
  const all = rulesOf(texts, ruleText({ by: 'any' }, ['else $0']));
  const of = (input: string) => fire(all, Buffer.from(input));
  expect([of('ba')?.index, replies(of('ba'))]).toEqual([0, ['A']]);
  expect([of('bb')?.index, replies(of('bb'))]).toEqual([1, ['B']]);
  expect([of('x')?.index, replies(of('x'))]).toEqual([null, ['else x']]);
  expect(fire(rulesOf(texts), Buffer.from('x'))).toBeNull();
});

it('leaves out a rule that fires once and has', () => {
  const all = rulesOf(
    [ruleText({ by: 'any' }, ['first'], { once: true })],
    ruleText({ by: 'any' }, ['last'], { once: true }),
  );
  const spent = new Set<RuleId>();
  const names = [0, 1, 2].map(() => {
    const firing = fire(all, Buffer.from('x'), spent);
    if (firing !== null) spent.add(firing.fired.rule.id);
    return replies(firing)?.[0];
  });
  expect(names).toEqual(['first', 'last', undefined]);
});

describe('captures', () => {
  it('go into each message as they came, whatever bytes they are', () => {
    const all = rulesOf([ruleText(pattern('(?s)^(.)(.*)$'), ['$2', '\\x00$1$0'])]);
    const input = Buffer.from('ff80fe00c3', 'hex');
    expect(fire(all, input)?.reply?.map(({ data }) => Buffer.from(data).toString('hex'))).toEqual([
      '80fe00c3',
      '00ffff80fe00c3',
    ]);
  });

  it('of a group that took no part are empty', () => {
    const all = rulesOf([ruleText(pattern('^a(b)?c'), ['<$1>'])]);
    expect(replies(fire(all, Buffer.from('ac')))).toEqual(['<>']);
  });

  it('cannot make a reply so large that it costs the memory of the computer', () => {
    const all = rulesOf([ruleText({ by: 'any' }, ['$0'.repeat(100)])]);
    expect(fire(all, new Uint8Array(RULE_MAX_CAPTURED_BYTES / 64))).toMatchObject({
      index: 0,
      reply: null,
    });
    expect(fire(all, new Uint8Array(10))?.reply?.[0]?.data).toHaveLength(1_000);
  });
});

describe('a search', () => {
  const rules = rulesOf(
    ['a', 'b', 'c'].map((letter) => ruleText(pattern(letter), [letter])),
    ruleText({ by: 'any' }, ['else']),
  );
  const of = { rules, spent: new Set<RuleId>(), surroundings };

  it('goes on where it was when its time was over', () => {
    const search = new FiringSearch({ ...of, message: Buffer.from('c') });
    const found = [1, 2, 3].map(() => search.go(() => true));
    expect(found.slice(0, 2)).toEqual(['unsure', 'unsure']);
    expect(replies(found[2] as Firing)).toEqual(['c']);
  });

  it('ends with the fall-back', () => {
    const search = new FiringSearch({ ...of, message: Buffer.from('x') });
    expect([search.go(() => true), search.go(() => true)]).toEqual(['unsure', 'unsure']);
    expect(replies(search.go(() => true) as Firing)).toEqual(['else']);
  });
});
