import { Circle, CircleDot } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ConnectionId } from '../../../shared/model/ids';
import { cx } from '../../ui/cx';
import styles from './connections.module.css';

/** Which connections are listed: the live ones, or all that the engine still knows. */
export type Scope = 'live' | 'all';

interface HeaderProps {
  readonly target: ConnectionId | 'all';
  readonly onTarget: (target: 'all') => void;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
}

/** The columns' names, and what concerns all rows: sending to all, and which are listed. */
export function Header({ target, onTarget, scope, onScope }: HeaderProps): ReactElement {
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
      <span role="columnheader" className={styles['peer']}>
        Peer
        <button
          type="button"
          className={styles['scope']}
          aria-pressed={scope === 'live'}
          title="List only connections that are live"
          onClick={() => onScope(scope === 'live' ? 'all' : 'live')}
        >
          Live only
        </button>
      </span>
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
