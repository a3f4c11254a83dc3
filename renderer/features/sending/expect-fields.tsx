import type { ReactNode } from 'react';
import { Field } from '../../ui/field';
import { MatchingEditor } from '../../ui/message-editor/matching-editor';
import { readExpect, type ExpectDraft } from './expect-draft';
import styles from './form.module.css';

interface ExpectFieldsProps {
  readonly draft: ExpectDraft;
  readonly onDraft: (draft: ExpectDraft) => void;
}

/** What the peer must answer, and by when. */
export function ExpectFields({ draft, onDraft }: ExpectFieldsProps): ReactNode {
  const read = readExpect(draft);
  return (
    <>
      <MatchingEditor
        label="The answer"
        matching={draft.match}
        onChange={(match) => onDraft({ ...draft, match })}
      />
      <Field
        label="Within (ms)"
        numeric
        value={draft.within}
        onChange={(within) => onDraft({ ...draft, within })}
        isInvalid={read.kind === 'wrong'}
      />
      {read.kind === 'wrong' && (
        <p role="status" className={styles['wrong']}>
          {read.problem}
        </p>
      )}
    </>
  );
}
