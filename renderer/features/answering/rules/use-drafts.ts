import { useState } from 'react';
import type { RuleDraft } from './rule-draft';
import type { DraftKey } from './selected';

/** What was typed in rules and not saved, so that nothing is lost when another rule is looked at. */
export interface Drafts {
  readonly size: number;
  get(key: DraftKey): RuleDraft | undefined;
  has(key: DraftKey): boolean;
  set(key: DraftKey, draft: RuleDraft): void;
  drop(key: DraftKey): void;
}

export function useDrafts(): Drafts {
  const [drafts, setDrafts] = useState<ReadonlyMap<DraftKey, RuleDraft>>(new Map());
  return {
    size: drafts.size,
    get: (key) => drafts.get(key),
    has: (key) => drafts.has(key),
    set: (key, draft) => setDrafts((now) => new Map(now).set(key, draft)),
    drop: (key) => setDrafts((now) => new Map([...now].filter(([each]) => each !== key))),
  };
}
