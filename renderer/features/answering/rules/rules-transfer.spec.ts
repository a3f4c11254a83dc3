import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../shared/errors';
import { MESSAGE_MAX_LENGTH, RULE_MAX_STEPS } from '../../../../shared/limits';
import { emptyMessage } from '../../../../shared/model/defaults';
import type { EndpointId } from '../../../../shared/model/ids';
import type { RuleId } from '../../../../shared/model/rule';
import { flush, stubClient } from '../../../state/stubs';
import { addRules, readAllRules } from './rules-transfer';
import { ruleOf } from './stub-rule';

const endpoint = 4 as EndpointId;

describe('readAllRules', () => {
  it('reads page by page', async () => {
    const client = stubClient();
    const all = Array.from({ length: 150 }, (_, at) => ruleOf(at + 1));
    const reading = readAllRules(client, endpoint);
    for (const from of [0, 100]) {
      client.answerTo(
        'rules.window',
        succeed({ total: 150, rules: all.slice(from, from + 100), fallback: null }),
      );
      await flush();
    }
    expect(await reading).toEqual(succeed({ rules: all, fallback: null }));
  });
});

describe('addRules', () => {
  it('adds them in order, the fall-back last, and passes over what is refused', async () => {
    const client = stubClient();
    const seen: number[] = [];
    const adding = addRules(
      client,
      endpoint,
      { rules: [ruleOf(1), ruleOf(2)], fallback: ruleOf(3) },
      (done) => seen.push(done),
    );
    client.answer(fail('invalid_rule', { part: 'match', problem: 'at character 1, it is odd' }));
    await flush();
    client.answer(succeed({ id: 8 as RuleId }));
    await flush();
    client.answer(succeed({ id: 9 as RuleId }));
    expect(await adding).toEqual({
      added: 2,
      refused: ['“Rule 1” was left out. The match of the rule is wrong: at character 1, it is odd.'],
      error: null,
    });
    expect(seen).toEqual([3]);
    expect(client.calls.map(({ params }) => (params as { place: string }).place)).toEqual([
      'list',
      'list',
      'fallback',
    ]);
  });

  it('passes over what is too large to travel, without trying', async () => {
    const client = stubClient();
    const message = { ...emptyMessage, source: 'x'.repeat(MESSAGE_MAX_LENGTH) };
    const reply = Array.from({ length: RULE_MAX_STEPS }, () => ({ delayMs: 0, message }));
    const rules = [ruleOf(1, { reply }), ruleOf(2)];
    const adding = addRules(client, endpoint, { rules, fallback: null }, () => undefined);
    expect(client.calls).toHaveLength(1);
    client.answer(succeed({ id: 7 as RuleId }));
    expect(await adding).toMatchObject({
      added: 1,
      refused: [expect.stringMatching(/^“Rule 1” was left out\. The reply .* a rule has at most 524,288\.$/)],
      error: null,
    });
  });

  it('ends where nothing more can be added', async () => {
    const client = stubClient();
    const rules = Array.from({ length: 60 }, (_, at) => ruleOf(at + 1));
    const adding = addRules(client, endpoint, { rules, fallback: null }, () => undefined);
    expect(client.calls).toHaveLength(25);
    for (let at = 0; at < 24; at += 1) client.answer(succeed({ id: at as RuleId }));
    client.answer(fail('too_many_rules', { cap: 10_000 }));
    expect(await adding).toMatchObject({ added: 24, refused: [], error: { code: 'too_many_rules' } });
    expect(client.calls).toHaveLength(25);
  });
});
