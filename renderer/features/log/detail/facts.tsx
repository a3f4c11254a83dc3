import type { ReactElement } from 'react';
import { formatExactTime } from '../../../../shared/bytes/format';
import { isChunk, type Row } from '../../../../shared/model/row';
import { recordNumber, type RowUnit } from '../../../state/row-unit';
import styles from './detail.module.css';

interface FactsProps {
  readonly row: Row;
  readonly unit: RowUnit;
}

/** When, on which connection, and the number of the record, or of the one that a frame ends in. */
export function Facts({ row, unit }: FactsProps): ReactElement {
  return (
    <span className={styles['facts']}>
      <span className={styles['time']}>{formatExactTime(row.at)}</span>
      {row.connection !== null && <span>#{row.connection}</span>}
      <span>
        {isChunk(row) && unit === 'frames' ? 'ends in record' : 'record'}{' '}
        {recordNumber(row.seq, unit).toLocaleString('en')}
      </span>
    </span>
  );
}
