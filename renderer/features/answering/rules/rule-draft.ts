import { DELAY_MAX_MS, RULE_MAX_STEPS } from '../../../../shared/limits';
import { emptyMessage } from '../../../../shared/model/defaults';
import type { Matching } from '../../../../shared/model/matching';
import type { Composing, Message } from '../../../../shared/model/message';
import type { RuleText } from '../../../../shared/model/rule';
import { readWhole } from '../../sending/whole-number';
import { moved } from '../../../ui/moved';

/** A message of a reply as it is edited. `key` tells it from the others while they are moved. */
export interface StepDraft {
  readonly key: number;
  readonly delay: string;
  readonly message: Message;
}

/** A rule as it is edited. */
export interface RuleDraft {
  readonly name: string;
  readonly on: boolean;
  readonly when: Matching;
  readonly steps: readonly StepDraft[];
  readonly then: RuleText['then'];
  readonly once: boolean;
}

/** A new rule, whose messages are composed as those of its endpoint. */
export function newRuleDraft({ mode, encoding, ending }: Composing): RuleDraft {
  return {
    name: '',
    on: true,
    when: { by: 'contains', content: { mode: 'text', source: '', encoding } },
    steps: [{ key: 1, delay: '0', message: { mode, encoding, ending, source: '' } }],
    then: 'stay',
    once: false,
  };
}

/** The fields of a rule that there is. */
export function ruleDraftOf({ name, on, when, reply, then, once }: RuleText): RuleDraft {
  const steps = reply.map(({ delayMs, message }, at) => ({ key: at + 1, delay: String(delayMs), message }));
  return { name, on, when, steps, then, once };
}

/** The rule with one more message, as its last: it is composed as the one before it. */
export function withStep(draft: RuleDraft): RuleDraft {
  const last = draft.steps.at(-1);
  const step: StepDraft = {
    key: 1 + Math.max(0, ...draft.steps.map(({ key }) => key)),
    delay: last?.delay ?? '0',
    message: { ...(last?.message ?? emptyMessage), source: '' },
  };
  return { ...draft, steps: [...draft.steps, step] };
}

/** The rule with a message one place further up (`-1`) or down (`1`). */
export function moveStep(draft: RuleDraft, at: number, by: -1 | 1): RuleDraft {
  return { ...draft, steps: moved(draft.steps, at, by) };
}

/** A rule to be saved, or what is wrong with a number in it. */
export type ReadRule =
  | { readonly kind: 'ready'; readonly rule: RuleText }
  | { readonly kind: 'wrong'; readonly step: number; readonly problem: string };

/** Reads the fields. Condition and messages may be wrong: the engine refuses those, and says why. */
export function readRule(draft: RuleDraft): ReadRule {
  const reply: RuleText['reply'] = [];
  for (const [at, { delay, message }] of draft.steps.entries()) {
    const read = readWhole(delay, `The delay of message ${at + 1}`, 0, DELAY_MAX_MS);
    if (read.kind === 'wrong') return { ...read, step: at };
    reply.push({ delayMs: read.kind === 'number' ? read.value : 0, message });
  }
  const { name, on, when, then, once } = draft;
  return { kind: 'ready', rule: { name: name.trim(), on, when, reply, then, once } };
}

/** True while another message fits. */
export function takesStep({ steps }: RuleDraft): boolean {
  return steps.length < RULE_MAX_STEPS;
}
