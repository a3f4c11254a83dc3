import type { Client } from '../../../../shared/client';
import type { ParleyError } from '../../../../shared/errors';
import { RULES_PAGE } from '../../../../shared/limits';
import type { EndpointId } from '../../../../shared/model/ids';
import type { Rule, RuleId } from '../../../../shared/model/rule';
import { createPullLoop } from '../../../state/pull-loop';
import { searchedText } from './rule-words';
import { createListeners } from '../../../state/listeners';

/** A rule and its place in the list of all of them. */
export interface PlacedRule {
  readonly index: number;
  readonly rule: Rule;
}

/** The rules of an endpoint as far as they are here. */
export type RulesState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'loaded';
      /** How many rules the list has, and how many rows are shown: fewer while something is looked for. */
      readonly count: number;
      readonly rows: number;
      /** What stands in a row; undefined while it is being pulled. */
      readonly row: (row: number) => PlacedRule | undefined;
      readonly fallback: Rule | null;
      /** True until all rules were looked at. */
      readonly isSearching: boolean;
      readonly problem: ParleyError | null;
    };

/** Pulls the rules on screen, page by page. An external store of React; it lives while somebody listens. */
export interface RulePages {
  current(): RulesState;
  subscribe(listener: () => void): () => void;
  /** Says which rows are on screen. */
  want(start: number, end: number): void;
  /** Shows only the rules that hold all of the words; all of them where there are none. */
  find(words: string): void;
  /** Something was changed: here, or elsewhere as the endpoint's revision tells. */
  refresh(): void;
  /** A rule was saved from here: shows it as it is now, before the engine is asked. */
  amend(rule: Rule, place: 'list' | 'fallback'): void;
  /** Where a rule is, if it is here. */
  placeOf(id: RuleId): PlacedRule | null;
}

export function createRulePages(client: Client, endpoint: EndpointId): RulePages {
  const listeners = createListeners(refresh);
  let rules = new Map<number, Rule>();
  /** Rows of a search; `null` while nothing is looked for: then each rule is a row. */
  let hits: readonly number[] | null = null;
  let words: readonly string[] = [];
  let wanted = { start: 0, end: 1 };
  let isStale = true;
  let state: RulesState = { kind: 'loading' };

  const loop = createPullLoop(async () => {
    for (let from = nextPage(); from !== null && listeners.any; from = nextPage()) {
      const isFresh = isStale;
      isStale = false;
      const outcome = await client.call('rules.window', { endpoint, from, count: RULES_PAGE });
      if (!outcome.ok) return publish({ problem: outcome.error });
      if (isStale) continue;
      const { total, rules: found, fallback } = outcome.value;
      if (isFresh) rules = new Map();
      for (const [at, rule] of found.entries()) rules.set(from + at, rule);
      if (words.length > 0) hits = search();
      publish({ count: total, fallback, problem: null });
    }
  });

  /** Where the first page begins that is missing of what is on screen; of all, while something is looked for. */
  function nextPage(): number | null {
    if (isStale) return words.length > 0 ? 0 : pageOf(wanted.start);
    const count = state.kind === 'loaded' ? state.count : 0;
    const [start, end] = words.length > 0 ? [0, count] : [wanted.start, Math.min(wanted.end, count)];
    for (let index = start; index < end; index += 1) {
      // A page of large rules ended ahead of it.
      if (!rules.has(index)) return rules.has(pageOf(index)) ? index : pageOf(index);
    }
    return null;
  }

  function search(): readonly number[] {
    return [...rules]
      .filter(([, rule]) => fits(rule))
      .map(([index]) => index)
      .sort((a, b) => a - b);
  }

  function fits(rule: Rule): boolean {
    const text = searchedText(rule);
    return words.every((word) => text.includes(word));
  }

  function publish(part: Partial<Extract<RulesState, { kind: 'loaded' }>>): void {
    const before = state.kind === 'loaded' ? state : { count: 0, fallback: null, problem: null };
    const [known, found] = [rules, hits];
    const count = part.count ?? before.count;
    state = {
      kind: 'loaded',
      ...before,
      ...part,
      rows: found?.length ?? count,
      row: (row) => {
        const index = found === null ? row : found[row];
        const rule = index === undefined ? undefined : known.get(index);
        return index === undefined || rule === undefined ? undefined : { index, rule };
      },
      isSearching: found !== null && known.size < count,
    };
    listeners.tell();
  }

  function placeOf(id: RuleId): PlacedRule | null {
    for (const [index, rule] of rules) if (rule.id === id) return { index, rule };
    return null;
  }

  function refresh(): void {
    isStale = true;
    loop.request();
  }

  return {
    current: () => state,
    subscribe: listeners.subscribe,
    want(start, end) {
      if (start === end) return;
      wanted = { start, end };
      if (nextPage() !== null) loop.request();
    },
    find(text) {
      words = text
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      hits = words.length > 0 ? search() : null;
      if (state.kind === 'loaded') publish({});
      loop.request();
    },
    refresh,
    amend(rule, where) {
      const place = placeOf(rule.id);
      if (place !== null) rules = new Map(rules).set(place.index, rule);
      publish(where === 'fallback' ? { fallback: rule } : {});
    },
    placeOf,
  };
}

function pageOf(index: number): number {
  return index - (index % RULES_PAGE);
}
