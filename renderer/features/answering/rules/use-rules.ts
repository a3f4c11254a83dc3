import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Outcome, ParleyError } from '../../../../shared/errors';
import { MAX_NAME_LENGTH } from '../../../../shared/limits';
import type { Endpoint } from '../../../../shared/model/endpoint';
import type { Rule, RuleId, RuleText } from '../../../../shared/model/rule';
import { useServices } from '../../../state/app-context';
import { createRulePages, type PlacedRule, type RulePages, type RulesState } from './rule-pages';
import { ruleTitle, textOf } from './rule-words';
import { saveRule } from './rules-transfer';

/** The rules of an endpoint, and what can be done with them. */
export interface Rules {
  readonly pages: RulePages;
  readonly state: RulesState;
  /** What went wrong last with a rule of the list. */
  readonly problem: ParleyError | null;
  /** Saves a rule (`null`: a new one); resolves with its number. */
  save(id: RuleId | null, place: 'list' | 'fallback', rule: RuleText): Promise<Outcome<{ id: RuleId }>>;
  /** Turns a rule on or off. */
  toggle(rule: Rule): void;
  /** Puts a rule elsewhere in the list. */
  move(rule: Rule, to: number): void;
  /** Adds a copy of a rule below it; resolves with the copy, or null. */
  duplicate(rule: PlacedRule): Promise<Rule | null>;
  remove(id: RuleId): Promise<void>;
  /** Shows what else went wrong, or that nothing does any more. */
  tell(problem: ParleyError | null): void;
}

export function useRules(endpoint: Endpoint): Rules {
  const { client } = useServices();
  const [pages] = useState(() => createRulePages(client, endpoint.id));
  const state = useSyncExternalStore(pages.subscribe, pages.current);
  const [problem, setProblem] = useState<ParleyError | null>(null);
  useEffect(() => pages.refresh(), [pages, endpoint.rulesRevision]);

  function heard<T>(outcome: Outcome<T>): Outcome<T> {
    setProblem(outcome.ok ? null : outcome.error);
    pages.refresh();
    return outcome;
  }

  async function save(
    id: RuleId | null,
    place: 'list' | 'fallback',
    rule: RuleText,
  ): Promise<Outcome<{ id: RuleId }>> {
    const outcome = await saveRule(client, { endpoint: endpoint.id, id, place, rule });
    if (outcome.ok) pages.amend({ id: outcome.value.id, ...rule }, place);
    pages.refresh();
    return outcome;
  }

  return {
    pages,
    state,
    problem,
    tell: setProblem,
    save,
    toggle: (rule) => void save(rule.id, 'list', { ...textOf(rule), on: !rule.on }).then(heard),
    move: ({ id }, to) => void client.call('rules.move', { endpoint: endpoint.id, id, to }).then(heard),
    async duplicate({ rule, index }) {
      const copy = { ...textOf(rule), name: copyName(rule) };
      const saved = heard(await save(null, 'list', copy));
      if (!saved.ok) return null;
      const { id } = saved.value;
      heard(await client.call('rules.move', { endpoint: endpoint.id, id, to: index + 1 }));
      return { id, ...copy };
    },
    async remove(id) {
      heard(await client.call('rules.remove', { endpoint: endpoint.id, ids: [id] }));
    },
  };
}

/** A name for a copy that still fits. */
function copyName(rule: Rule): string {
  const end = ' (copy)';
  return `${ruleTitle(rule).slice(0, MAX_NAME_LENGTH - end.length)}${end}`;
}
