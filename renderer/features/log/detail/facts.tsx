import type { ReactElement } from 'react';
import { formatExactTime } from '../../../../shared/bytes/format';
import type { Row } from '../../../../shared/model/row';
import styles from './detail.module.css';

/** When, on which connection, and the record's number. */
export function Facts({ row }: { readonly row: Row }): ReactElement {
  return (
    <span className={styles['facts']}>
      <span className={styles['time']}>{formatExactTime(row.at)}</span>
      {row.connection !== null && <span>#{row.connection}</span>}
      <span>record {row.seq.toLocaleString('en')}</span>
    </span>
  );
}
