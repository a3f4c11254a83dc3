import type { ReactElement, ReactNode } from 'react';
import { cx } from '../cx';
import styles from './grid-line.module.css';
import type { GridRow } from './virtual-grid';

interface GridLineProps {
  readonly row: GridRow;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly isDraggable?: boolean;
  /** The list's own class, for what stands in the row. */
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** The element of one row as a virtual grid wants it: placed, numbered, and marked as selected or as the cursor. */
export function GridLine(props: GridLineProps): ReactElement {
  const { row, isSelected, isCursor, isDraggable = false, className, children } = props;
  return (
    <div
      role="row"
      id={row.id}
      className={cx(styles['line'], className)}
      style={{ top: row.top }}
      aria-rowindex={row.position}
      aria-selected={isSelected}
      data-index={row.index}
      data-cursor={isCursor || undefined}
      draggable={isDraggable || undefined}
    >
      {children}
    </div>
  );
}
