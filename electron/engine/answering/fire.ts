import { RULE_MAX_CAPTURED_BYTES } from '../../../shared/limits';
import type { Match } from '../../../shared/matching/compile-matching';
import { Readings } from '../../../shared/matching/readings';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { RuleId } from '../../../shared/model/rule';
import type { CompiledRule } from './compile-rule';
import type { CompiledRules } from './rule-book';

/** One message of a reply: `delayMs` behind what caused it or behind the message before. */
export interface ReplyMessage {
  readonly delayMs: number;
  readonly data: Uint8Array;
}

/** The rule that a message fires, its place in the list (`null`: the fall-back), and what it sends. */
export interface Firing {
  readonly fired: CompiledRule;
  readonly index: number | null;
  /** `null` when what was captured would make it too large. */
  readonly reply: readonly ReplyMessage[] | null;
}

/** Nothing has fired yet. */
export const noneSpent: ReadonlySet<RuleId> = new Set();

/**
 * The first rule that fits a message, else the fall-back, with its reply made; `null` when nothing fires. `spent`: rules that fired
 * on this connection; those that fire once are left out.
 */
export function fire(
  { list, fallback }: CompiledRules,
  message: Uint8Array,
  spent: ReadonlySet<RuleId>,
  surroundings: Surroundings,
): Firing | null {
  const may = ({ rule }: CompiledRule): boolean => !rule.once || !spent.has(rule.id);
  const readings = new Readings(message);
  for (const listed of list) {
    const match = may(listed) ? listed.matching.match(message, readings) : null;
    if (match !== null)
      return { fired: listed, index: listed.index, reply: replyOf(listed, match, surroundings) };
  }
  if (fallback === null || !may(fallback)) return null;
  const match = fallback.matching.match(message);
  return match === null
    ? null
    : { fired: fallback, index: null, reply: replyOf(fallback, match, surroundings) };
}

function replyOf(
  { steps }: CompiledRule,
  match: Match,
  surroundings: Surroundings,
): readonly ReplyMessage[] | null {
  let captured = 0;
  const filled: Surroundings = {
    ...surroundings,
    captured: (group) => {
      const bytes = match.group(group);
      captured += bytes?.length ?? 0;
      return captured > RULE_MAX_CAPTURED_BYTES ? null : bytes;
    },
  };
  const reply = steps.map(({ delayMs, message }) => ({ delayMs, data: message.render(filled) }));
  return captured > RULE_MAX_CAPTURED_BYTES ? null : reply;
}
