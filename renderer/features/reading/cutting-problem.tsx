import type { ReactElement } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { explain } from '../../../shared/explanations';
import styles from './cutting-problem.module.css';

/** Why a log is not shown as frames although it should be. */
export function CuttingProblem({ error }: { readonly error: ParleyError }): ReactElement {
  const { sentence, next } = explain(error);
  return (
    <p role="alert" className={styles['problem']}>
      Not shown as frames. {sentence} {next}
    </p>
  );
}
