import { ArrowDown } from 'lucide-react';
import { useSyncExternalStore, type ReactElement } from 'react';
import type { Scroller } from '../../ui/virtual/scroller';
import styles from './log-footer.module.css';

interface LogFooterProps {
  readonly scroller: Scroller;
  readonly first: number;
  readonly total: number;
}

/** How many rows there are, how many no longer, and the way to the newest. Always as high, so that no row moves. */
export function LogFooter({ scroller, first, total }: LogFooterProps): ReactElement {
  const { follow } = useSyncExternalStore(scroller.subscribe, scroller.current);
  return (
    <div className={styles['footer']}>
      <span className={styles['count']}>
        {count(total - first)} {total - first === 1 ? 'row' : 'rows'}
        {first > 0 && ` · ${count(first)} older rows were dropped to stay within memory`}
      </span>
      {follow.kind === 'held' && total > 0 && (
        <button type="button" className={styles['jump']} onClick={() => scroller.toEnd()}>
          <ArrowDown size={12} aria-hidden />
          Jump to newest
          {total > follow.seen && <span className={styles['fresh']}>{count(total - follow.seen)} new</span>}
        </button>
      )}
    </div>
  );
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}
