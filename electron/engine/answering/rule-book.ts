import type { Rule } from '../../../shared/model/rule';
import type { RuleSet } from '../settings';
import { RuleSieve } from './rule-sieve';
import { compileRule, type CompiledRule, type RulePlace } from './compile-rule';

/** A rule that is on, with its place in the list of all of them. */
export interface ListedRule {
  readonly rule: Rule;
  readonly index: number;
  /**
   * The rule, ready to be tried. Made ready when it is asked for first: all of a thousand at once would take seconds. Whatever is
   * wrong with a rule was refused when it was saved; one from a file that was changed by hand is `null` and never fires.
   */
  ready(): CompiledRule | null;
}

/** Rules in their order; those that are off are left out. */
export interface CompiledRules {
  readonly list: readonly ListedRule[];
  /** Of those that were made ready: which may fit a message, without trying them. */
  readonly sieve: RuleSieve;
  readonly fallback: CompiledRule | null;
}

/** The rules of one endpoint, shared by all of its connections: a change holds for each of them from its next message on. */
export class RuleBook {
  #set: RuleSet;
  #compiled: CompiledRules | null = null;
  /** A change of one rule must not cost the compilation of all. */
  readonly #known: Readonly<Record<RulePlace, WeakMap<Rule, CompiledRule | null>>> = {
    list: new WeakMap(),
    fallback: new WeakMap(),
  };

  constructor(set: RuleSet) {
    this.#set = set;
  }

  /** The rules as they are now. */
  get rules(): CompiledRules {
    return (this.#compiled ??= this.#compile());
  }

  /** Takes other rules. */
  replace(set: RuleSet): void {
    if (set === this.#set) return;
    this.#set = set;
    this.#compiled = null;
  }

  #compile(): CompiledRules {
    const { rules, fallback } = this.#set;
    const on = [...rules.entries()].filter(([, rule]) => rule.on);
    const sieve = new RuleSieve(on.length);
    const list = on.map(([index, rule], place) =>
      this.#listed(rule, index, (ready) => sieve.learn(place, ready)),
    );
    return { list, sieve, fallback: fallback?.on === true ? this.#ready(fallback, 'fallback') : null };
  }

  #listed(rule: Rule, index: number, learn: (ready: CompiledRule | null) => void): ListedRule {
    let known: CompiledRule | null | undefined;
    const ready = (): CompiledRule | null => {
      if (known !== undefined) return known;
      known = this.#ready(rule, 'list');
      learn(known);
      return known;
    };
    return { rule, index, ready };
  }

  #ready(rule: Rule, place: RulePlace): CompiledRule | null {
    const known = this.#known[place].get(rule);
    if (known !== undefined) return known;
    const compiled = compileRule(rule, place);
    const ready = compiled.ok ? compiled.value : null;
    this.#known[place].set(rule, ready);
    return ready;
  }
}
