import { Info, TriangleAlert, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClientEndpoint, Endpoint, ServerEndpoint } from '../../../shared/model/endpoint';
import { isReachable } from '../../state/endpoint-status';
import { cx } from '../../ui/cx';
import { accessWords } from '../answering/access-words';
import { RetryNote } from '../answering/retry-note';
import styles from './pane-notes.module.css';
import type { Launch } from './use-launch';

interface PaneNotesProps {
  readonly endpoint: Endpoint;
  readonly launch: Pick<Launch, 'start' | 'stop'>;
}

/** A line about each state that a person should understand, where there is one. */
export function PaneNotes({ endpoint, launch }: PaneNotesProps): ReactNode {
  return endpoint.kind === 'server' ? (
    <ServerNotes server={endpoint} />
  ) : (
    <ClientNotes client={endpoint} launch={launch} />
  );
}

function ServerNotes({ server }: { readonly server: ServerEndpoint }): ReactNode {
  const access = accessWords(server.access);
  return (
    <>
      {isReachable(server) && (
        <p className={cx(styles['note'], styles['warn'])}>
          <TriangleAlert size={14} aria-hidden />
          <strong>Reachable from the network</strong>
          <span className={styles['more']}>Other computers can connect. 127.0.0.1 keeps it to this one.</span>
        </p>
      )}
      {access.length > 0 && (
        <p className={styles['note']}>
          <UserCheck size={14} aria-hidden />
          <span className={styles['facts']}>{access.join(' · ')}</span>
        </p>
      )}
    </>
  );
}

interface ClientNotesProps {
  readonly client: ClientEndpoint;
  readonly launch: PaneNotesProps['launch'];
}

function ClientNotes({ client: { state, connection }, launch }: ClientNotesProps): ReactNode {
  if (state.kind === 'waiting')
    return <RetryNote state={state} onStop={launch.stop} onConnect={launch.start} />;
  const words = state.kind === 'connected' ? halfClosed[connection?.state.kind ?? ''] : undefined;
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
