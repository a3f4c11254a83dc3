import type { Rule, RuleId } from '../../../../shared/model/rule';

/** What the editor is about. A rule is told as it was when it was chosen: its page may be gone by now. */
export type Selected =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'fallback' };

/** Names what is edited, so that what was typed there is found again. */
export type DraftKey = 'new' | 'fallback' | RuleId;

/** The name of what is selected; `null` for nothing. */
export function keyOf(selected: Selected): DraftKey | null {
  if (selected.kind === 'none') return null;
  return selected.kind === 'rule' ? selected.rule.id : selected.kind;
}
