import {
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from 'react';
import { explain } from '../../../shared/explanations';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { ConnectionId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { useServices } from '../../state/app-context';
import { createRowCache, type RowsState, type RowsView } from '../../state/row-cache';
import { createScroller } from '../../ui/virtual/scroller';
import { VirtualGrid } from '../../ui/virtual/virtual-grid';
import { LogFooter } from './log-footer';
import { LogRow } from './log-row';
import styles from './log.module.css';
import { sideOf } from './side';

/** Height of a row in pixels: room for a line of text in its bubble, and for a finger. */
const ROW_HEIGHT = 28;

interface LogListProps {
  readonly view: Readonly<RowsView>;
  readonly endpoints: readonly CapturedEndpoint[];
  readonly onShowConnection: ((connection: ConnectionId) => void) | null;
  readonly empty: ReactNode;
  /** Sequence number of the selected record, in this view or not. */
  readonly selected: number | null;
  /** The cursor stands on this record now, or knows more of it. */
  readonly onSelect: (row: Row) => void;
  /** The record is to be shown whole. */
  readonly onOpen: (row: Row) => void;
  readonly onClose: () => void;
}

/** The rows of one view: an endpoint, or one of its connections. Another view is another list. */
export function LogList(props: LogListProps): ReactElement {
  const { view, endpoints, selected, onShowConnection, onSelect, onOpen } = props;
  const { client, hub } = useServices();
  const [cache] = useState(() => createRowCache(client, hub, view));
  const [scroller] = useState(() => createScroller('end'));
  const [cursor, setCursor] = useState<number | null>(null);
  const rows = useSyncExternalStore(cache.subscribe, cache.current);
  const { first, total, row } = known(rows);

  const cursorRow = cursor === null ? undefined : row(cursor);
  useEffect(() => {
    if (cursorRow !== undefined) onSelect(cursorRow);
  }, [cursorRow, onSelect]);

  const onRange = useCallback(
    (start: number, end: number, isFollowing: boolean) => {
      if (!isFollowing) cache.want({ kind: 'stretch', start, end });
      else if (end > start) cache.want({ kind: 'newest', count: end - start });
    },
    [cache],
  );

  function onActivate(index: number): void {
    const activated = row(index);
    if (activated === undefined) return;
    if (activated.seq !== selected) scroller.hold(index);
    onOpen(activated);
  }

  return (
    <div className={styles['list']}>
      <div className={styles['rows']}>
        <VirtualGrid
          label="Log"
          scroller={scroller}
          first={first}
          total={total}
          rowHeight={ROW_HEIGHT}
          cursor={cursor}
          onCursor={setCursor}
          onActivate={onActivate}
          onEscape={props.onClose}
          onRange={onRange}
          renderRow={(place) => {
            const at = row(place.index);
            return (
              <LogRow
                key={place.index}
                {...place}
                row={at}
                side={at === undefined ? 'server' : sideOf(endpoints, at.endpoint)}
                isSelected={at !== undefined && at.seq === selected}
                isCursor={place.index === cursor}
                onShowConnection={onShowConnection}
              />
            );
          }}
        />
        {rows.kind === 'loaded' && total === 0 && <div className={styles['empty']}>{props.empty}</div>}
      </div>
      <LogFooter scroller={scroller} first={first} total={total} />
      {rows.kind === 'loaded' && rows.problem !== null && rows.problem.code !== 'transport_lost' && (
        <p role="alert" className={styles['problem']}>
          {explain(rows.problem).sentence} {explain(rows.problem).next}
        </p>
      )}
    </div>
  );
}

function known(rows: RowsState): Extract<RowsState, { kind: 'loaded' }> | typeof nothing {
  return rows.kind === 'loaded' ? rows : nothing;
}

const nothing = { first: 0, total: 0, row: (): undefined => undefined } as const;
