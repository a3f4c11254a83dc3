import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { explain } from '../../../shared/explanations';
import type { ClientState } from '../../../shared/model/endpoint';
import { Button } from '../../ui/button';
import { stopOf } from '../../ui/use-focus-heir';
import { Countdown } from './countdown';
import styles from './retry-note.module.css';

interface RetryNoteProps {
  readonly state: Extract<ClientState, { kind: 'waiting' }>;
  readonly onStop: () => void;
  readonly onConnect: () => void;
}

/** That a client connects again by itself: when, why, and the buttons that end the waiting either way. */
export function RetryNote({
  state: { until, attempt, error },
  onStop,
  onConnect,
}: RetryNoteProps): ReactNode {
  /** The note goes with its state: its pane takes the focus. */
  function act(from: Element, doing: () => void): void {
    stopOf(from)?.focus();
    doing();
  }

  return (
    <div className={styles['note']} role="group" aria-label="Connecting again">
      <RotateCw size={14} aria-hidden />
      <p className={styles['words']}>
        <strong>
          Connecting again in <Countdown until={until} />, attempt {attempt.toLocaleString('en')}
        </strong>{' '}
        <span className={styles['why']}>{error === null ? 'The peer closed.' : explain(error).sentence}</span>
      </p>
      <div className={styles['ways']}>
        <Button tone="pill" onPress={({ target }) => act(target, onStop)}>
          Stop
        </Button>
        <Button tone="pill" onPress={({ target }) => act(target, onConnect)}>
          Connect now
        </Button>
      </div>
    </div>
  );
}
