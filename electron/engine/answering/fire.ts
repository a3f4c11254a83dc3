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

/** What a search among rules looks for. `spent`: rules that fired on this connection; those that fire once are left out. */
export interface Firer {
  readonly rules: CompiledRules;
  readonly message: Uint8Array;
  readonly spent: ReadonlySet<RuleId>;
  readonly surroundings: Surroundings;
}

/** Looks for the rule that one message fires, some rules at a time: a thousand of them may take seconds. */
export class FiringSearch {
  readonly #of: Firer;
  readonly #readings: Readings;
  #next = 0;

  constructor(of: Firer) {
    this.#of = of;
    this.#readings = new Readings(of.message);
  }

  /**
   * The first rule that fits, else the fall-back, with its reply made; `null` when nothing fires; `unsure` when `isOver` became
   * true before that was known. At least one rule is tried.
   */
  go(isOver: () => boolean): Firing | null | 'unsure' {
    const { list } = this.#of.rules;
    while (this.#next < list.length) {
      const listed = list[this.#next];
      this.#next += 1;
      const firing = listed === undefined ? null : this.#try(listed.ready(), listed.index);
      if (firing !== null) return firing;
      if (this.#next < list.length && isOver()) return 'unsure';
    }
    return this.#try(this.#of.rules.fallback, null);
  }

  #try(compiled: CompiledRule | null, index: number | null): Firing | null {
    const { spent, surroundings, message } = this.#of;
    if (compiled === null || (compiled.rule.once && spent.has(compiled.rule.id))) return null;
    const match = compiled.matching.match(message, this.#readings);
    return match === null ? null : { fired: compiled, index, reply: replyOf(compiled, match, surroundings) };
  }
}

/** The first rule that fits a message, else the fall-back, with its reply made; `null` when nothing fires. */
export function fire(of: Firer): Firing | null {
  const firing = new FiringSearch(of).go(() => false);
  return firing === 'unsure' ? null : firing;
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
