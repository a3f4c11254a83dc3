import { fail, succeed, type Outcome } from '../../../shared/errors';
import { compileMatching, type CompiledMatching } from '../../../shared/matching/compile-matching';
import { compileMessage, type CompiledMessage } from '../../../shared/message/compile-message';
import type { ReplyStep, Rule, RuleText } from '../../../shared/model/rule';
import type { LifecycleEvent } from '../capture/capture';

/** One message of a reply that is ready to be sent, and how long it waits, in ms. */
export interface CompiledStep {
  readonly delayMs: number;
  readonly message: CompiledMessage;
}

/** A rule that is ready to be tried. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Its name; of one without a name what it looks for, or that it is the fall-back. */
  readonly name: string;
  readonly matching: CompiledMatching;
  readonly steps: readonly CompiledStep[];
  /** What the log is told when it fires; the same object each time, so that it is made and encoded once. */
  readonly firing: Extract<LifecycleEvent, { kind: 'rule' }>;
}

/** Where a rule stands: one of the list has a condition, the fall-back fires whatever its condition says. */
export type RulePlace = 'list' | 'fallback';

/** Makes a rule ready, or says which part of it cannot work, and where: `invalid_rule`. */
export function compileRule(rule: Rule, place: RulePlace): Outcome<CompiledRule> {
  const parts = compileParts(rule, place);
  if (!parts.ok) return parts;
  const { matching, steps } = parts.value;
  const name = rule.name.trim() || (place === 'fallback' ? 'Fall-back' : matching.words);
  const firing = { kind: 'rule', name, reply: steps.length, then: rule.then } as const;
  return succeed({ rule, name, matching, steps, firing });
}

/** Refuses a rule that cannot work: `invalid_rule`. */
export function checkRule(text: RuleText, place: RulePlace): Outcome<Record<string, never>> {
  const parts = compileParts(text, place);
  return parts.ok ? succeed({}) : parts;
}

function compileParts(
  { when, reply }: RuleText,
  place: RulePlace,
): Outcome<Pick<CompiledRule, 'matching' | 'steps'>> {
  const matching = compileMatching(place === 'fallback' ? { by: 'any' } : when);
  if (!matching.ok) {
    const { error } = matching;
    return error.code === 'invalid_pattern'
      ? invalid('match', error.details.position, error.details.problem)
      : matching;
  }
  const steps: CompiledStep[] = [];
  for (const [index, step] of reply.entries()) {
    const compiled = compileStep(step, `message ${index + 1}`, matching.value.groups);
    if (!compiled.ok) return compiled;
    steps.push(compiled.value);
  }
  return succeed({ matching: matching.value, steps });
}

function compileStep(
  { delayMs, message }: ReplyStep,
  part: string,
  groups: readonly string[],
): Outcome<CompiledStep> {
  const compiled = compileMessage(message, { groups });
  return compiled.ok
    ? succeed({ delayMs, message: compiled.value })
    : invalid(part, compiled.fault.start, compiled.fault.problem);
}

function invalid(part: string, position: number, problem: string): Outcome<never> {
  return fail('invalid_rule', { part, problem: `at character ${position + 1}, ${problem}` });
}
