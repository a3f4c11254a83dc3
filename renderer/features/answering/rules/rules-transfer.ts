import type { Client } from '../../../../shared/client';
import { succeed, type Outcome, type ParleyError } from '../../../../shared/errors';
import { explain } from '../../../../shared/explanations';
import { RULES_PAGE } from '../../../../shared/limits';
import type { EndpointId } from '../../../../shared/model/ids';
import type { Rule, RuleText } from '../../../../shared/model/rule';
import { ruleTitle } from './rule-words';
import type { RulesFile } from './rules-file';

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

/** What adding came to: rules that were added; the refused ones in a sentence each; why it ended early, if it did. */
export interface Added {
  readonly added: number;
  readonly refused: readonly string[];
  readonly error: ParleyError | null;
}

/**
 * Adds rules behind those that there are, one by one; `progress` is told how many were looked at. A rule that cannot work is refused
 * and the next one taken; anything else ends it, and what was added stays.
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
  for (const [done, { rule, place }] of wanted.entries()) {
    const outcome = await client.call('rules.save', { endpoint, id: null, place, rule });
    if (!outcome.ok && outcome.error.code !== 'invalid_rule')
      return { added: done - refused.length, refused, error: outcome.error };
    if (!outcome.ok) refused.push(`“${ruleTitle(rule)}” was left out. ${explain(outcome.error).sentence}`);
    progress(done + 1);
  }
  return { added: wanted.length - refused.length, refused, error: null };
}
