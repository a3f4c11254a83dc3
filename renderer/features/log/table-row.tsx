import { memo, type ReactElement } from 'react';
import { formatDuration, formatTime } from '../../../shared/bytes/format';
import { isChunk, type EventRow, type Row } from '../../../shared/model/row';
import { ConnectionChip } from '../../ui/connection-chip';
import { cx } from '../../ui/cx';
import { GridLine } from '../../ui/virtual/grid-line';
import { timeText, timeTitle } from '../reading/row-time';
import { recordNumber } from '../../state/row-unit';
import { eventWords } from './event-words';
import { FaultBadge } from './fault-badge';
import { RowData } from './row-data';
import { directionIcon, eventIcons } from './row-icons';
import type { RowProps } from './row-props';
import { byteCount, count } from './row-text';
import styles from './table-row.module.css';

interface TableRowProps extends RowProps {
  /** Name of the row's endpoint, where rows of several are shown. */
  readonly endpoint: string | null;
}

/** One row of the log as a line of a table. Drawn anew only when what it shows has changed. */
export const TableRow = memo(function TableRow(props: TableRowProps): ReactElement {
  const { row, endpoint, isSelected, isCursor } = props;
  return (
    <GridLine
      row={props}
      isSelected={isSelected}
      isCursor={isCursor}
      className={cx(styles['row'], endpoint !== null && styles['endpoints'])}
    >
      {row === undefined ? <span role="gridcell" aria-label="Loading" /> : <Cells {...props} row={row} />}
    </GridLine>
  );
});

function Cells(props: TableRowProps & { readonly row: Row }): ReactElement {
  const { row, before, endpoint, isCursor, onShowConnection } = props;
  const { connection } = row;
  return (
    <>
      <span role="gridcell" className={cx(styles['number'], styles['quiet'])}>
        {count(recordNumber(row.seq, props.unit))}
      </span>{' '}
      <span role="gridcell" className={styles['time']} title={timeTitle(row.at, props.times)}>
        {props.times.mode === 'relative' ? timeText(row.at, null, props.times) : formatTime(row.at)}
      </span>{' '}
      <span role="gridcell" className={cx(styles['number'], styles['quiet'], styles['delta'])}>
        {before === null ? '' : `+${formatDuration(row.at - before)}`}
      </span>{' '}
      <Direction row={row} />{' '}
      <span role="gridcell">
        {connection !== null &&
          (onShowConnection === null ? (
            `#${connection}`
          ) : (
            <ConnectionChip
              connection={connection}
              label={`Show only connection #${connection}`}
              isReachable={isCursor}
              onPress={() => onShowConnection(connection)}
            />
          ))}
      </span>{' '}
      {endpoint !== null && (
        <span role="gridcell" title={endpoint}>
          {endpoint}
        </span>
      )}{' '}
      {isChunk(row) ? (
        <>
          <span
            role="gridcell"
            className={cx(styles['number'], styles['length'])}
            title={byteCount(row.length)}
          >
            {count(row.length)}
          </span>{' '}
          <span role="gridcell" className={styles['data']}>
            {row.frame !== undefined && <FaultBadge fault={row.frame.fault} />}
            <RowData row={row} ranges={props.ranges} look={props.look} />
          </span>
        </>
      ) : (
        <EventCells {...props} row={row} />
      )}
    </>
  );
}

function Direction({ row }: { readonly row: Row }): ReactElement {
  if (!isChunk(row)) return <span role="gridcell" />;
  return (
    <span role="gridcell" className={styles['direction']} data-direction={row.kind}>
      {directionIcon}
      <span className={styles['word']}>{row.kind === 'in' ? 'received' : 'sent'}</span>
    </span>
  );
}

function EventCells({ row, side }: TableRowProps & { readonly row: EventRow }): ReactElement {
  const { tone, words, icon } = eventWords(row, side);
  return (
    <>
      <span role="gridcell" className={cx(styles['number'], styles['length'])} />{' '}
      <span role="gridcell" className={styles['event']} data-tone={tone} title={words}>
        {eventIcons[icon ?? tone]}
        <span className={styles['data']}>{words}</span>
      </span>
    </>
  );
}
