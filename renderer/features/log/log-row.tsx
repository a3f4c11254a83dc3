import { memo, type ReactElement } from 'react';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import { isChunk, type ChunkRow, type EventRow } from '../../../shared/model/row';
import { ConnectionChip } from '../../ui/connection-chip';
import { GridLine } from '../../ui/virtual/grid-line';
import { timeText, timeTitle } from '../reading/row-time';
import { eventWords } from './event-words';
import { FaultBadge } from './fault-badge';
import styles from './log-row.module.css';
import { RowData } from './row-data';
import { directionIcon, eventIcons } from './row-icons';
import type { RowProps } from './row-props';
import { byteCount } from './row-text';

/** One row of the log as a part of a conversation. Drawn anew only when what it shows has changed. */
export const LogRow = memo(function LogRow(props: RowProps): ReactElement {
  const { row, isSelected, isCursor } = props;
  return (
    <GridLine row={props} isSelected={isSelected} isCursor={isCursor} className={styles['row']}>
      {row === undefined ? (
        <Placeholder />
      ) : (
        <>
          <span role="gridcell" className={styles['time']} title={timeTitle(row.at, props.times)}>
            {timeText(row.at, props.before, props.times)}
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
  look,
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
      {row.frame !== undefined && <FaultBadge fault={row.frame.fault} />}
      {onShowConnection !== null && connection !== null && (
        <ConnectionChip
          connection={connection}
          label={`Show only connection #${connection}`}
          isReachable={isCursor}
          onPress={() => onShowConnection(connection)}
        />
      )}{' '}
      <span className={styles['bubble']}>
        {directionIcon}
        <span className={styles['data']}>
          <RowData row={row} ranges={ranges} look={look} />
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
  const { tone, words, icon } = eventWords(row, side);
  return (
    <span role="gridcell" className={styles['event']} data-tone={tone}>
      {eventIcons[icon ?? tone]}
      <span className={styles['words']} title={words}>
        {words}
      </span>
    </span>
  );
}
