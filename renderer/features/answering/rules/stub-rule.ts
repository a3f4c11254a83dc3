import { emptyMessage } from '../../../../shared/model/defaults';
import type { Rule, RuleId } from '../../../../shared/model/rule';

/** A rule as specs want it: `ping` is answered with `pong`. */
export function ruleOf(id: number, parts: Partial<Rule> = {}): Rule {
  return {
    id: id as RuleId,
    name: `Rule ${id}`,
    on: true,
    when: { by: 'contains', content: { mode: 'text', source: 'ping', encoding: 'utf-8' } },
    reply: [{ delayMs: 0, message: { ...emptyMessage, source: 'pong' } }],
    then: 'stay',
    once: false,
    ...parts,
  };
}
