import { fail, succeed, type Outcome } from '../../../shared/errors';
import { MAX_RULES } from '../../../shared/limits';
import type { Rule, RuleId, RuleText } from '../../../shared/model/rule';
import { checkRuleSize } from '../../../shared/model/rule-size';
import type { RuleSet } from '../settings';
import { checkRule, type RulePlace } from './compile-rule';

/** What is to be saved: a new rule (`id: null`) or another text for one, and where it belongs. */
export interface SaveRule {
  readonly id: RuleId | null;
  readonly place: RulePlace;
  readonly rule: RuleText;
}

/**
 * The rules with one saved. A new one joins at the end. A fall-back that makes room for another one moves to the end of the list.
 * Fails as `invalid_rule`, `too_many_rules` or `not_found`.
 */
export function saveRule(
  set: RuleSet,
  { id, place, rule: text }: SaveRule,
): Outcome<{ set: RuleSet; id: RuleId }> {
  const sized = checkRuleSize(text);
  if (!sized.ok) return sized;
  const checked = checkRule(text, place);
  if (!checked.ok) return checked;
  if (id !== null && !has(set, id)) return notFound(id);
  if (id === null && count(set) >= MAX_RULES) return fail('too_many_rules', { cap: MAX_RULES });
  const rule: Rule = { id: id ?? (set.nextId as RuleId), ...text };
  const nextId = id === null ? set.nextId + 1 : set.nextId;
  const saved = place === 'fallback' ? asFallback(set, rule) : inList(set, rule);
  return succeed({ set: changed(set, { ...saved, nextId }), id: rule.id });
}

/** The rules with one of the list at another index; beyond the end, at its end. Fails as `not_found`. */
export function moveRule(set: RuleSet, id: RuleId, to: number): Outcome<RuleSet> {
  const moved = set.rules.find((rule) => rule.id === id);
  if (moved === undefined) return notFound(id);
  const others = set.rules.filter((rule) => rule !== moved);
  return succeed(changed(set, { rules: others.toSpliced(to, 0, moved) }));
}

/** The rules without some of them; their numbers are not used again. Fails as `not_found`, and then none is removed. */
export function removeRules(set: RuleSet, ids: readonly RuleId[]): Outcome<RuleSet> {
  const unknown = ids.find((id) => !has(set, id));
  if (unknown !== undefined) return notFound(unknown);
  const gone = new Set(ids);
  const fallback = set.fallback !== null && gone.has(set.fallback.id) ? null : set.fallback;
  return succeed(changed(set, { rules: set.rules.filter(({ id }) => !gone.has(id)), fallback }));
}

type Parts = Partial<Omit<RuleSet, 'revision'>>;

function changed(set: RuleSet, parts: Parts): RuleSet {
  return { ...set, ...parts, revision: set.revision + 1 };
}

function asFallback(set: RuleSet, rule: Rule): Parts {
  const others = set.rules.filter(({ id }) => id !== rule.id);
  const replaced = set.fallback === null || set.fallback.id === rule.id ? [] : [set.fallback];
  return { rules: [...others, ...replaced], fallback: rule };
}

function inList(set: RuleSet, rule: Rule): Parts {
  const fallback = set.fallback?.id === rule.id ? null : set.fallback;
  const listed = set.rules.some(({ id }) => id === rule.id);
  const rules = listed ? set.rules.map((old) => (old.id === rule.id ? rule : old)) : [...set.rules, rule];
  return { rules, fallback };
}

function has(set: RuleSet, id: RuleId): boolean {
  return set.fallback?.id === id || set.rules.some((rule) => rule.id === id);
}

function count(set: RuleSet): number {
  return set.rules.length + (set.fallback === null ? 0 : 1);
}

function notFound(id: RuleId): Outcome<never> {
  return fail('not_found', { what: 'rule', id });
}
