import { Database, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { useCaptureStatus } from '../../state/hooks';
import { cx } from '../../ui/cx';
import styles from './capture-status.module.css';

/** How much the capture holds, and what its cap has cost. */
export function CaptureStatus(): ReactNode {
  const rows = useCaptureStatus();
  const held = rows === null ? 0 : rows.next - rows.first;
  return (
    <footer className={styles['capture']} aria-label="Capture">
      <p className={styles['line']}>
        <Database size={13} aria-hidden />
        {count(held, 'row')} · {formatBytes(rows?.bytes ?? 0)} held
      </p>
      {rows !== null && rows.dropped > 0 && (
        <p className={cx(styles['line'], styles['dropped'])}>
          <TriangleAlert size={13} aria-hidden />
          {count(rows.dropped, 'oldest row')} dropped
        </p>
      )}
    </footer>
  );
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
