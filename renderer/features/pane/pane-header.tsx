import { CircleDot, CopyPlus, Pencil, Server, Square, SquareTerminal, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { connectionsText, statusOf } from '../../state/endpoint-status';
import { ActionsMenu } from '../../ui/actions-menu';
import { CopyButton } from '../../ui/copy-button';
import { StatusDot } from '../../ui/status-dot';
import { cx } from '../../ui/cx';
import { RetryTime } from '../answering/retry-time';
import styles from './pane-header.module.css';

interface PaneHeaderProps {
  readonly endpoint: Endpoint;
  readonly onRename: () => void;
  readonly onDuplicate: () => void;
  /** Asks for a file to record to, or ends the recording that runs. */
  readonly onRecord: () => void;
  readonly onRemove: () => void;
}

/** The pane's name, what its endpoint is doing, and the menu of seldom used actions. */
export function PaneHeader(props: PaneHeaderProps): ReactNode {
  const { endpoint, onRename, onDuplicate, onRecord, onRemove } = props;
  const Icon = endpoint.kind === 'server' ? Server : SquareTerminal;
  return (
    <header className={styles['header']}>
      <span className={cx(styles['kind'], styles[endpoint.kind])}>
        <Icon size={15} aria-hidden />
      </span>
      <h2 className={styles['name']} title={endpoint.name}>
        {endpoint.name}
      </h2>
      <Status endpoint={endpoint} />
      <div className={styles['menu']}>
        <ActionsMenu
          label={`More actions for ${endpoint.name}`}
          actions={[
            { name: 'Rename…', icon: <Pencil size={14} aria-hidden />, run: onRename },
            { name: 'Duplicate', icon: <CopyPlus size={14} aria-hidden />, run: onDuplicate },
            endpoint.recording === null
              ? { name: 'Record to file…', icon: <CircleDot size={14} aria-hidden />, run: onRecord }
              : { name: 'Stop recording', icon: <Square size={14} aria-hidden />, run: onRecord },
            { name: 'Remove…', icon: <Trash2 size={14} aria-hidden />, tone: 'danger', run: onRemove },
          ]}
        />
      </div>
    </header>
  );
}

function Status({ endpoint }: { readonly endpoint: Endpoint }): ReactNode {
  const { tone, text, address } = statusOf(endpoint);
  return (
    <div className={styles['status']}>
      <span className={cx(styles['chip'], styles[tone])}>
        <StatusDot tone={tone} />
        <span role="status" className={styles['text']} title={text}>
          {text}
          <RetryTime endpoint={endpoint} lead=" · " />
        </span>
        {address !== undefined && <CopyButton label={`Copy ${address}`} text={address} />}
      </span>
      {endpoint.kind === 'server' && (
        <span role="status" className={styles['connections']}>
          {connectionsText(endpoint)}
        </span>
      )}
    </div>
  );
}
