import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { isReachable } from '../../state/endpoint-status';
import { cx } from '../../ui/cx';
import styles from './pane-notes.module.css';

/** One line about a state that a person should understand, where there is one. */
export function PaneNotes({ endpoint }: { readonly endpoint: Endpoint }): ReactNode {
  if (endpoint.kind === 'server') {
    if (!isReachable(endpoint)) return null;
    return (
      <p className={cx(styles['note'], styles['warn'])}>
        <TriangleAlert size={14} aria-hidden />
        <strong>Reachable from the network</strong>
        <span className={styles['more']}>Other computers can connect. 127.0.0.1 keeps it to this one.</span>
      </p>
    );
  }
  const words =
    endpoint.state.kind === 'connected' ? halfClosed[endpoint.connection?.state.kind ?? ''] : undefined;
  if (words === undefined) return null;
  return (
    <p className={styles['note']}>
      <Info size={14} aria-hidden />
      <strong>{words.title}</strong>
      <span className={styles['more']}>{words.more}</span>
    </p>
  );
}

/** The two half-closed states of a connection, explained. */
const halfClosed: Readonly<Record<string, { readonly title: string; readonly more: string } | undefined>> = {
  'peer-finished': {
    title: 'The peer finished sending (FIN)',
    more: 'You can still send. Disconnect ends the connection.',
  },
  'local-finished': {
    title: 'You finished sending (FIN)',
    more: 'What the peer still sends is received.',
  },
};
