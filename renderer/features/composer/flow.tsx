import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { IconButton } from '../../ui/button';
import styles from './composer.module.css';
import type { Sending } from './use-sending';

interface FlowProps {
  readonly sending: Sending;
  /** Bytes that were accepted and that the peers have not let through yet. */
  readonly queued: number;
  readonly cancel: () => void;
}

/** What is on its way: pieces that the engine has not taken yet, then bytes that wait for the peer to read. */
export function Flow({ sending, queued, cancel }: FlowProps): ReactNode {
  if (sending.kind === 'sending' && sending.taken > 0) {
    const words = `${formatBytes(sending.taken)} of ${formatBytes(sending.total)} sent`;
    return (
      <span className={styles['flow']}>
        <progress aria-label="Sending" max={sending.total} value={sending.taken} />
        {words}
        <IconButton label="Cancel sending" icon={<X size={14} aria-hidden />} onPress={cancel} />
      </span>
    );
  }
  if (queued === 0) return null;
  return <span className={styles['flow']}>{formatBytes(queued)} waiting for the peer to read</span>;
}
