import {
  ArrowDownLeft,
  ArrowUpRight,
  CircleAlert,
  CircleCheck,
  CircleDot,
  TriangleAlert,
} from 'lucide-react';
import { memo, type ReactElement, type ReactNode } from 'react';
import { formatExactTime, formatTime } from '../../../shared/bytes/format';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { ConnectionId } from '../../../shared/model/ids';
import { isChunk, type ChunkRow, type EventRow, type Row } from '../../../shared/model/row';
import { ConnectionChip } from '../../ui/connection-chip';
import { GridLine } from '../../ui/virtual/grid-line';
import type { GridRow } from '../../ui/virtual/virtual-grid';
import { eventWords, type EventWords } from './event-words';
import { MarkedText } from './marked-text';
import { byteCount, rowText } from './row-text';
import styles from './log-row.module.css';

interface LogRowProps extends GridRow {
  /** Undefined while it is being pulled. */
  readonly row: Row | undefined;
  readonly side: Endpoint['kind'];
  readonly isSelected: boolean;
  /** Keys act on this row: the controls in it can be reached with Tab. */
  readonly isCursor: boolean;
  readonly onShowConnection: ((connection: ConnectionId) => void) | null;
}

const icons: Readonly<Record<EventWords['tone'] | 'in' | 'out', ReactNode>> = {
  quiet: <CircleDot size={12} aria-hidden />,
  good: <CircleCheck size={12} aria-hidden />,
  warn: <TriangleAlert size={12} aria-hidden />,
  bad: <CircleAlert size={12} aria-hidden />,
  in: <ArrowDownLeft size={12} aria-hidden />,
  out: <ArrowUpRight size={12} aria-hidden />,
};

/** One row of the log. Drawn anew only when what it shows has changed. */
export const LogRow = memo(function LogRow(props: LogRowProps): ReactElement {
  const { row, isSelected, isCursor } = props;
  return (
    <GridLine row={props} isSelected={isSelected} isCursor={isCursor} className={styles['row']}>
      {row === undefined ? (
        <Placeholder />
      ) : (
        <>
          <span role="gridcell" className={styles['time']} title={formatExactTime(row.at)}>
            {formatTime(row.at)}
          </span>{' '}
          {isChunk(row) ? <ChunkCells {...props} row={row} /> : <EventCell row={row} side={props.side} />}
        </>
      )}
    </GridLine>
  );
});

function Placeholder(): ReactElement {
  return (
    <>
      <span role="gridcell" className={styles['time']} aria-label="Loading" />
      <span role="gridcell" className={styles['loading']} />
    </>
  );
}

/** What is read aloud first stands first; where it is drawn is the style sheet's concern. */
function ChunkCells({
  row,
  isCursor,
  onShowConnection,
}: LogRowProps & { readonly row: ChunkRow }): ReactElement {
  const { segments, cut } = rowText(row);
  const { connection } = row;
  return (
    <span role="gridcell" className={styles['chunk']} data-direction={row.kind}>
      <span className={styles['facts']}>
        <span className={styles['direction']}>{row.kind === 'in' ? 'received' : 'sent'}</span>{' '}
        <span>{byteCount(row.length)}</span>
      </span>{' '}
      {onShowConnection !== null && connection !== null && (
        <ConnectionChip
          connection={connection}
          label={`Show only connection #${connection}`}
          isReachable={isCursor}
          onPress={() => onShowConnection(connection)}
        />
      )}{' '}
      <span className={styles['bubble']}>
        {icons[row.kind]}
        <span className={styles['data']}>
          <MarkedText segments={segments} layout="line" />
          {cut && '…'}
        </span>
      </span>
    </span>
  );
}

function EventCell({ row, side }: { readonly row: EventRow; readonly side: Endpoint['kind'] }): ReactElement {
  const { tone, words } = eventWords(row, side);
  return (
    <span role="gridcell" className={styles['event']} data-tone={tone}>
      {icons[tone]}
      <span className={styles['words']} title={words}>
        {words}
      </span>
    </span>
  );
}
