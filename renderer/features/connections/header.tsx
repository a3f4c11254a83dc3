import { Circle, CircleDot } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ConnectionId } from '../../../shared/model/ids';
import { cx } from '../../ui/cx';
import styles from './connections.module.css';

interface HeaderProps {
  readonly target: ConnectionId | 'all';
  readonly onTarget: (target: 'all') => void;
}

/** The columns' names, and the send target that stands for all rows. */
export function Header({ target, onTarget }: HeaderProps): ReactElement {
  const isTarget = target === 'all';
  return (
    <div role="row" className={styles['header']} aria-rowindex={1}>
      <span role="columnheader">
        <button
          type="button"
          className={styles['icon']}
          aria-pressed={isTarget}
          aria-label="Send to all connections"
          title="Send to all connections"
          onClick={() => onTarget('all')}
        >
          {isTarget ? <CircleDot size={14} aria-hidden /> : <Circle size={14} aria-hidden />}
        </button>
      </span>
      <span role="columnheader">No.</span>
      <span role="columnheader">Peer</span>
      <span role="columnheader" className={styles['state']}>
        State
      </span>
      <span role="columnheader" className={styles['number']}>
        In
      </span>
      <span role="columnheader" className={styles['number']}>
        Out
      </span>
      <span role="columnheader" className={cx(styles['number'], styles['age'])}>
        Age
      </span>
      <span role="columnheader" className={styles['actions']} aria-label="Actions" />
    </div>
  );
}
