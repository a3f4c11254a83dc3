import { CircleAlert, CircleCheck, Crosshair, LoaderCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Expectation } from '../../../shared/model/sending';
import { IconButton } from '../../ui/button';
import styles from './expect-line.module.css';
import { answerWords, expectationWords } from './expect-words';
import type { Answer } from './use-expecting';

interface ExpectLineProps {
  readonly expectation: Expectation;
  readonly answer: Answer;
  readonly onOff: () => void;
}

/** What is expected of each message, what became of the last one, and the way to expect nothing any more. */
export function ExpectLine({ expectation, answer, onOff }: ExpectLineProps): ReactNode {
  const words = expectationWords(expectation);
  return (
    <div className={styles['line']} data-answer={answer.kind}>
      <Crosshair size={14} aria-hidden />
      <span className={styles['words']} title={`The answer ${words}`}>
        Expect: {words}
      </span>
      <span role="status" className={styles['answer']}>
        {iconOf(answer)}
        {answerWords(answer)}
      </span>
      <IconButton label="Expect nothing" icon={<X size={14} aria-hidden />} onPress={onOff} />
    </div>
  );
}

function iconOf({ kind }: Answer): ReactNode {
  if (kind === 'none') return null;
  if (kind === 'waiting') return <LoaderCircle size={13} aria-hidden />;
  return kind === 'passed' ? <CircleCheck size={13} aria-hidden /> : <CircleAlert size={13} aria-hidden />;
}
