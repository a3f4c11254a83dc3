import { fail, succeed, type Outcome } from '../errors';
import { RULE_MAX_BYTES } from '../limits';
import type { RuleText } from './rule';

const encoder = new TextEncoder();

/** Bytes of a rule as its file has it, in JSON; in MessagePack, as it travels, it takes no more. */
export function ruleBytes(rule: RuleText): number {
  return encoder.encode(JSON.stringify(rule)).length;
}

/** Refuses a rule that takes more than `limits.RULE_MAX_BYTES`: `invalid_rule`. Only its reply can be that large. */
export function checkRuleSize(rule: RuleText): Outcome<Record<string, never>> {
  const bytes = ruleBytes(rule);
  if (bytes <= RULE_MAX_BYTES) return succeed({});
  const [size, most] = [bytes, RULE_MAX_BYTES].map((number) => number.toLocaleString('en'));
  const problem = `with it the rule takes ${size} bytes, and a rule has at most ${most}`;
  return fail('invalid_rule', { part: 'reply', problem });
}
