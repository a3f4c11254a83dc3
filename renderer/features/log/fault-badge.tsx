import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { FrameFault } from '../../../shared/model/framing';
import { faultWords } from '../reading/fault-words';
import styles from './fault-badge.module.css';

/** Says what is wrong with a frame, if anything is; the tooltip explains it, and so do the details. */
export function FaultBadge({ fault }: { readonly fault: FrameFault | null }): ReactElement | null {
  if (fault === null) return null;
  const { name, explains } = faultWords[fault];
  return (
    <span className={styles['badge']} title={explains}>
      {icon}
      {name}
    </span>
  );
}

const icon = <TriangleAlert size={11} aria-hidden />;
