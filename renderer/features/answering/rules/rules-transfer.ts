import type { Client } from '../../../../shared/client';
import type { Params, Result } from '../../../../shared/contract';
import { succeed, type Outcome, type ParleyError } from '../../../../shared/errors';
import { explain } from '../../../../shared/explanations';
import type { RulesFile } from '../../../../shared/library/rules-json';
import { RULES_PAGE } from '../../../../shared/limits';
import type { EndpointId } from '../../../../shared/model/ids';
import type { Rule, RuleText } from '../../../../shared/model/rule';
import { checkRuleSize } from '../../../../shared/model/rule-size';
import { ruleTitle } from './rule-words';

/** All rules of an endpoint, in order, and its fall-back. */
export async function readAllRules(
  client: Client,
  endpoint: EndpointId,
): Promise<Outcome<{ readonly rules: readonly Rule[]; readonly fallback: Rule | null }>> {
  const rules: Rule[] = [];
  for (;;) {
    const outcome = await client.call('rules.window', { endpoint, from: rules.length, count: RULES_PAGE });
    if (!outcome.ok) return outcome;
    const { total, rules: page, fallback } = outcome.value;
    rules.push(...page);
    if (page.length === 0 || rules.length >= total) return succeed({ rules, fallback });
  }
}

/** Saves a rule; one that is too large is refused here, since it would not travel. */
export async function saveRule(
  client: Client,
  wanted: Params<'rules.save'>,
): Promise<Outcome<Result<'rules.save'>>> {
  const sized = checkRuleSize(wanted.rule);
  return sized.ok ? client.call('rules.save', wanted) : sized;
}

/** What adding came to: rules that were added; the refused ones in a sentence each; why it ended early, if it did. */
export interface Added {
  readonly added: number;
  readonly refused: readonly string[];
  readonly error: ParleyError | null;
}

/** Rules that are on their way to the engine at a time: it takes them in order, and none waits for the answer to the one before. */
const AT_ONCE = 25;

/**
 * Adds rules behind those that there are; `progress` is told how many were looked at. A rule that cannot work is refused and the
 * others taken; anything else ends it, and what was added stays.
 */
export async function addRules(
  client: Client,
  endpoint: EndpointId,
  { rules, fallback }: Pick<RulesFile, 'rules' | 'fallback'>,
  progress: (done: number) => void,
): Promise<Added> {
  const wanted: readonly { readonly rule: RuleText; readonly place: 'list' | 'fallback' }[] = [
    ...rules.map((rule) => ({ rule, place: 'list' as const })),
    ...(fallback === null ? [] : [{ rule: fallback, place: 'fallback' as const }]),
  ];
  const refused: string[] = [];
  let added = 0;
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const batch = wanted.slice(at, at + AT_ONCE);
    const outcomes = await Promise.all(
      batch.map(({ rule, place }) => saveRule(client, { endpoint, id: null, place, rule })),
    );
    let error: ParleyError | null = null;
    for (const [index, outcome] of outcomes.entries()) {
      const rule = batch[index]?.rule;
      if (outcome.ok) added += 1;
      else if (outcome.error.code !== 'invalid_rule') error ??= outcome.error;
      else if (rule !== undefined)
        refused.push(`“${ruleTitle(rule)}” was left out. ${explain(outcome.error).sentence}`);
    }
    if (error !== null) return { added, refused, error };
    progress(at + batch.length);
  }
  return { added, refused, error: null };
}
