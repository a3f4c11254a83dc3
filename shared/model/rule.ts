import { z } from 'zod';
import { DELAY_MAX_MS, MAX_NAME_LENGTH, RULE_MAX_STEPS } from '../limits';
import { matching } from './matching';
import { message } from './message';

/** Number of a rule in its endpoint, from 1; never used twice. */
export const ruleId = z.int().min(1).brand<'RuleId'>();
export type RuleId = z.infer<typeof ruleId>;

/** One message of a reply, and how long it waits, in ms, behind what caused it or behind the step before. */
export const replyStep = z.strictObject({ delayMs: z.int().min(0).max(DELAY_MAX_MS), message });
export type ReplyStep = Readonly<z.infer<typeof replyStep>>;

/** What a rule says, without its number. */
export const ruleText = z.strictObject({
  name: z.string().max(MAX_NAME_LENGTH),
  on: z.boolean(),
  when: matching,
  /** Messages may use what a regular expression captured: `$1`, `${name}`. */
  reply: z.array(replyStep).max(RULE_MAX_STEPS),
  /** What follows the reply. */
  then: z.enum(['stay', 'close', 'reset']),
  /** True: it fires once for each connection. */
  once: z.boolean(),
});
export type RuleText = Readonly<z.infer<typeof ruleText>>;

/** A rule of an endpoint. */
export const rule = z.strictObject({ id: ruleId, ...ruleText.shape });
export type Rule = Readonly<z.infer<typeof rule>>;
