import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { explain } from '../../../shared/explanations';
import styles from './problem-note.module.css';

/** What went wrong and what to do next, in the place of what failed: for dialogs, where nothing can be covered. */
export function ProblemNote({ error }: { readonly error: ParleyError }): ReactNode {
  const { sentence, next } = explain(error);
  return (
    <div role="alert" className={styles['note']}>
      <CircleAlert size={15} aria-hidden />
      <p>
        <strong>{sentence}</strong> {next}
      </p>
    </div>
  );
}
