import type { ReactElement } from 'react';
import { cx } from '../../ui/cx';
import styles from './table-row.module.css';

/** The columns' names. Every column but the last keeps its width whatever the rows hold. */
export function TableHeader({ hasEndpoints }: { readonly hasEndpoints: boolean }): ReactElement {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={cx(styles['row'], styles['header'], hasEndpoints && styles['endpoints'])}
    >
      <span role="columnheader" className={styles['number']} title="The record’s number in its capture">
        No.
      </span>
      <span role="columnheader">Time</span>
      <span
        role="columnheader"
        className={cx(styles['number'], styles['delta'])}
        title="Time since the row above"
      >
        Δt
      </span>
      <span role="columnheader">
        <span className={styles['word']}>Direction</span>
      </span>
      <span role="columnheader" title="Connection">
        Conn.
      </span>
      {hasEndpoints && <span role="columnheader">Endpoint</span>}
      <span role="columnheader" className={cx(styles['number'], styles['length'])}>
        Length
      </span>
      <span role="columnheader">Data</span>
    </div>
  );
}
