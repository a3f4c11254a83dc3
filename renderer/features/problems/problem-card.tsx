import { CircleAlert, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { explain, type NextAction } from '../../../shared/explanations';
import { Button, IconButton } from '../../ui/button';
import { stopOf, useFocusHeir } from '../../ui/use-focus-heir';
import { cx } from '../../ui/cx';
import styles from './problem-card.module.css';

interface ProblemCardProps {
  readonly error: ParleyError;
  /** More that a person should know here, such as what became of the text. */
  readonly note?: string;
  /** Which side of the failed control the card lies on. It covers what is there, so that nothing moves. */
  readonly side: 'below' | 'above';
  /** Does what the button beside the error offers; without it no button is shown. */
  readonly onAction: ((action: NextAction) => void) | null;
  readonly onDismiss: () => void;
}

/** What went wrong, what to do next, and a button that does it, laid over the place beside what failed. */
export function ProblemCard({ error, note, side, onAction, onDismiss }: ProblemCardProps): ReactNode {
  const { sentence, next, action } = explain(error);
  const card = useRef<HTMLDivElement>(null);
  useFocusHeir(card, stopOf);
  return (
    <div className={cx(styles['anchor'], styles[side])}>
      <div
        ref={card}
        role="alert"
        className={styles['card']}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDismiss();
        }}
      >
        <CircleAlert className={styles['icon']} size={16} aria-hidden />
        <div className={styles['words']}>
          <p className={styles['sentence']}>{sentence}</p>
          <p>
            {next} {note}
          </p>
          {action !== undefined && onAction !== null && (
            <Button onPress={() => onAction(action)}>{action.label}</Button>
          )}
        </div>
        <IconButton label="Dismiss" icon={<X size={14} aria-hidden />} onPress={onDismiss} />
      </div>
    </div>
  );
}
