import type { ReactNode } from 'react';
import type { Endpoint } from '../../../../shared/model/endpoint';
import type { Rule } from '../../../../shared/model/rule';
import { newRuleDraft, ruleDraftOf } from './rule-draft';
import { RuleEditor } from './rule-editor';
import { ruleTitle } from './rule-words';
import styles from './rules-dialog.module.css';
import { keyOf, type Selected } from './selected';
import type { Drafts } from './use-drafts';
import type { Rules } from './use-rules';

interface SelectedRuleProps {
  readonly endpoint: Endpoint;
  readonly rules: Rules;
  readonly drafts: Drafts;
  readonly selected: Selected;
  readonly onSelect: (selected: Selected) => void;
}

/** The editor of what is selected, with what was typed there before. */
export function SelectedRule({ endpoint, rules, drafts, selected, onSelect }: SelectedRuleProps): ReactNode {
  const key = keyOf(selected);
  if (key === null)
    return (
      <p className={styles['none']}>
        A rule says: when this is received, answer that. The rules are tried from the top, and the first one
        that fits fires. Choose one to change it, or add one.
      </p>
    );
  const rule = savedRule(selected, rules);
  const place = selected.kind === 'fallback' ? 'fallback' : 'list';
  const saved = rule === null ? newRuleDraft(endpoint.composing) : ruleDraftOf(rule);
  return (
    <RuleEditor
      title={titleOf(selected, rule)}
      place={place}
      draft={drafts.get(key) ?? saved}
      isChanged={drafts.has(key)}
      onDraft={(draft) => drafts.set(key, draft)}
      onSave={async (text) => {
        const when = place === 'fallback' ? ({ by: 'any' } as const) : text.when;
        const outcome = await rules.save(rule?.id ?? null, place, { ...text, when });
        if (!outcome.ok) return outcome.error;
        drafts.drop(key);
        if (place === 'list') onSelect({ kind: 'rule', rule: { id: outcome.value.id, ...text } });
        return null;
      }}
      onRevert={() => {
        drafts.drop(key);
        if (selected.kind === 'new') onSelect({ kind: 'none' });
      }}
    />
  );
}

/** The rule as it is saved now; `null` for one that is not saved yet. */
function savedRule(selected: Selected, { pages, state }: Rules): Rule | null {
  if (selected.kind === 'rule') return pages.placeOf(selected.rule.id)?.rule ?? selected.rule;
  return selected.kind === 'fallback' && state.kind === 'loaded' ? state.fallback : null;
}

function titleOf(selected: Selected, rule: Rule | null): string {
  if (selected.kind === 'fallback') return 'Fall-back';
  return rule === null ? 'New rule' : `Rule “${ruleTitle(rule)}”`;
}
