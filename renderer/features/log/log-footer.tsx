import { ArrowDown } from 'lucide-react';
import { useSyncExternalStore, type ReactElement } from 'react';
import type { Scroller } from '../../ui/virtual/scroller';
import styles from './log-footer.module.css';
import { count, countOf } from './row-text';

interface LogFooterProps {
  readonly scroller: Scroller;
  readonly first: number;
  readonly total: number;
  /** Rows before the first one that no longer exist, and those that were cleared away in this log. */
  readonly dropped: number;
  readonly hidden: number;
  readonly isFiltered: boolean;
  /** What waits for the end of its frame, in words; `null` for nothing. */
  readonly waiting: string | null;
  readonly onShowHidden: () => void;
}

/** How many rows there are, how many are hidden, and the way to the newest. Always as high, so that no row moves. */
export function LogFooter(props: LogFooterProps): ReactElement {
  const { scroller, first, total, dropped, hidden, isFiltered, waiting, onShowHidden } = props;
  const { follow } = useSyncExternalStore(scroller.subscribe, scroller.current);
  const rows = total - first;
  return (
    <div className={styles['footer']}>
      <span className={styles['count']}>
        {isFiltered ? countOf(rows, 'matching row', 'matching rows') : countOf(rows, 'row', 'rows')}
        {dropped > 0 && ` · ${count(dropped)} older ones were dropped`}
      </span>
      {waiting !== null && (
        <span className={styles['waiting']} title={waiting}>
          {waiting}
        </span>
      )}
      {hidden > 0 && (
        <span className={styles['hidden']}>
          <span className={styles['why']} title="Nothing was deleted: the capture still has them.">
            {countOf(hidden, 'earlier row is', 'earlier rows are')} hidden in this view, not deleted
          </span>
          <button type="button" className={styles['show']} onClick={onShowHidden}>
            Show them
          </button>
        </span>
      )}
      {follow.kind === 'held' && total > first && (
        <button type="button" className={styles['jump']} onClick={() => scroller.toEnd()}>
          <ArrowDown size={12} aria-hidden />
          Jump to newest
          {total > follow.seen && <span className={styles['fresh']}>{count(total - follow.seen)} new</span>}
        </button>
      )}
    </div>
  );
}
