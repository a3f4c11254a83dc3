import { RULE_MAX_CAPTURED_BYTES } from '../../../shared/limits';
import type { Match } from '../../../shared/matching/compile-matching';
import { Readings } from '../../../shared/matching/readings';
import type { CompiledMessage } from '../../../shared/message/compile-message';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { RuleId } from '../../../shared/model/rule';
import type { CompiledRule } from './compile-rule';
import type { CompiledRules } from './rule-book';

const nothing = new Uint8Array(0);
/**
 * Bytes in which literals are looked for between two looks at the time: looking after each would cost as much as they do. All of it
 * takes some µs, and the first time, when they are made ready, less than a ms.
 */
const BYTES_BETWEEN_LOOKS = 4_096;
const LITERAL_LEAST_BYTES = 64;

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

/** What a search among rules looks for. `spent`: rules that fire once, and did so on this connection. */
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
   * true before that was known. At least one rule is tried; `isOver` is asked behind each pattern, and behind some literals.
   */
  go(isOver: () => boolean): Firing | null | 'unsure' {
    const { list, sieve } = this.#of.rules;
    sieve.see(this.#of.message);
    let unlooked = 0;
    for (let listed = list[this.#next]; listed !== undefined; listed = list[this.#next]) {
      if (!sieve.mayFit(this.#next)) {
        this.#next += 1;
        continue;
      }
      if (unlooked >= BYTES_BETWEEN_LOOKS) {
        if (isOver()) return 'unsure';
        unlooked = 0;
      }
      this.#next += 1;
      const compiled = listed.ready();
      const firing = this.#try(compiled, listed.index);
      if (firing !== null) return firing;
      unlooked += this.#bytesOf(compiled);
    }
    return this.#try(this.#of.rules.fallback, null);
  }

  /** What trying a rule counts for; a pattern may take a ms for a few bytes. */
  #bytesOf(compiled: CompiledRule | null): number {
    const isLiteral = compiled !== null && compiled.matching.reach === Infinity;
    return isLiteral ? Math.max(LITERAL_LEAST_BYTES, this.#of.message.length) : BYTES_BETWEEN_LOOKS;
  }

  #try(compiled: CompiledRule | null, index: number | null): Firing | null {
    const { spent, surroundings, message } = this.#of;
    if (compiled === null || (compiled.rule.once && spent.has(compiled.rule.id))) return null;
    const match = compiled.matching.match(message, this.#readings);
    return match === null ? null : { fired: compiled, index, reply: replyOf(compiled, match, surroundings) };
  }
}

function replyOf(
  { steps }: CompiledRule,
  match: Match,
  surroundings: Surroundings,
): readonly ReplyMessage[] | null {
  const captures = new Captures(match);
  const reply = steps.map(({ delayMs, message }) => ({
    delayMs,
    data: message.constant ?? rendered(message, captures, surroundings),
  }));
  return captures.tooLarge ? null : reply;
}

/** Most replies that are not constant send back what was captured, and cost no rendering. */
function rendered(message: CompiledMessage, captures: Captures, surroundings: Surroundings): Uint8Array {
  const { soleCapture } = message;
  if (soleCapture !== null) return captures.take(soleCapture) ?? nothing;
  return message.render({ ...surroundings, captured: (group) => captures.take(group) });
}

/** What one match captured, as far as a reply may hold it. */
class Captures {
  readonly #match: Match;
  #taken = 0;

  constructor(match: Match) {
    this.#match = match;
  }

  get tooLarge(): boolean {
    return this.#taken > RULE_MAX_CAPTURED_BYTES;
  }

  take(group: string): Uint8Array | null {
    const bytes = this.#match.group(group);
    this.#taken += bytes?.length ?? 0;
    return this.tooLarge ? null : bytes;
  }
}
