import { memo, type ReactElement } from 'react';
import { formatExactTime, formatTime } from '../../../shared/bytes/format';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import { isChunk, type ChunkRow, type EventRow } from '../../../shared/model/row';
import { ConnectionChip } from '../../ui/connection-chip';
import { GridLine } from '../../ui/virtual/grid-line';
import { eventWords } from './event-words';
import styles from './log-row.module.css';
import { RowData } from './row-data';
import { rowIcons } from './row-icons';
import type { RowProps } from './row-props';
import { byteCount } from './row-text';

/** Characters that a bubble is wide at most: its width in the style sheet, at the least width of a character. */
const BUBBLE_COLUMNS = 128;

/** One row of the log as a part of a conversation. Drawn anew only when what it shows has changed. */
export const LogRow = memo(function LogRow(props: RowProps): ReactElement {
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
  ranges,
  columns,
  isCursor,
  onShowConnection,
}: RowProps & { readonly row: ChunkRow }): ReactElement {
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
        {rowIcons[row.kind]}
        <span className={styles['data']}>
          <RowData row={row} ranges={ranges} columns={Math.min(columns, BUBBLE_COLUMNS)} />
        </span>
      </span>
    </span>
  );
}

function EventCell({
  row,
  side,
}: {
  readonly row: EventRow;
  readonly side: CapturedEndpoint['kind'];
}): ReactElement {
  const { tone, words } = eventWords(row, side);
  return (
    <span role="gridcell" className={styles['event']} data-tone={tone}>
      {rowIcons[tone]}
      <span className={styles['words']} title={words}>
        {words}
      </span>
    </span>
  );
}
