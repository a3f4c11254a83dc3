import { Archive, Plus, Server, SquareTerminal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OpenedCapture } from '../../../shared/model/capture';
import type { Endpoint } from '../../../shared/model/endpoint';
import { connectionsText, statusOf } from '../../state/endpoint-status';
import { Button } from '../../ui/button';
import { StatusDot } from '../../ui/status-dot';
import { RetryTime } from '../answering/retry-time';
import type { PaneRef } from '../app/pane-ref';
import { factsOf, runTime } from '../captures/capture-words';
import { ExportList } from '../export/export-list';
import { CaptureStatus } from './capture-status';
import { Logo } from './logo';
import styles from './sidebar.module.css';

interface SidebarProps {
  readonly endpoints: readonly Endpoint[];
  /** Captures of earlier runs that are open. */
  readonly captures: readonly OpenedCapture[];
  readonly onShow: (pane: PaneRef) => void;
  readonly onCaptures: () => void;
  readonly onAdd: (kind: Endpoint['kind']) => void;
  /** Why the last addition failed, shown beside its button. */
  readonly problem: ReactNode;
}

/** All endpoints with what they are doing; more of each; opened captures; what the capture of this run holds. */
export function Sidebar(props: SidebarProps): ReactNode {
  const { endpoints, captures, onShow, onCaptures, onAdd, problem } = props;
  return (
    <div className={styles['sidebar']}>
      <header className={styles['brand']}>
        <Logo />
        <h1>Parley</h1>
      </header>
      <nav className={styles['nav']} aria-label="Servers and clients" tabIndex={-1} data-stop>
        {(['server', 'client'] as const).map((kind) => (
          <EndpointGroup
            key={kind}
            kind={kind}
            endpoints={endpoints.filter((endpoint) => endpoint.kind === kind)}
            onShow={onShow}
            onAdd={() => onAdd(kind)}
          />
        ))}
        {captures.length > 0 && <CaptureGroup captures={captures} onShow={onShow} />}
        {problem}
      </nav>
      <ExportList />
      <CaptureStatus onCaptures={onCaptures} />
    </div>
  );
}

interface EndpointGroupProps {
  readonly kind: Endpoint['kind'];
  readonly endpoints: readonly Endpoint[];
  readonly onShow: (pane: PaneRef) => void;
  readonly onAdd: () => void;
}

function EndpointGroup({ kind, endpoints, onShow, onAdd }: EndpointGroupProps): ReactNode {
  const title = kind === 'server' ? 'Servers' : 'Clients';
  return (
    <section className={styles['group']}>
      <h2 className={styles['title']}>
        {kind === 'server' ? <Server size={13} aria-hidden /> : <SquareTerminal size={13} aria-hidden />}
        {title}
      </h2>
      <ul className={styles['list']}>
        {endpoints.map((endpoint) => (
          <li key={endpoint.id}>
            <EndpointItem endpoint={endpoint} onShow={() => onShow({ kind: 'endpoint', id: endpoint.id })} />
          </li>
        ))}
      </ul>
      <Button tone="quiet" icon={<Plus size={14} aria-hidden />} onPress={onAdd}>
        Add {kind}
      </Button>
    </section>
  );
}

interface CaptureGroupProps {
  readonly captures: readonly OpenedCapture[];
  readonly onShow: (pane: PaneRef) => void;
}

function CaptureGroup({ captures, onShow }: CaptureGroupProps): ReactNode {
  return (
    <section className={styles['group']}>
      <h2 className={styles['title']}>
        <Archive size={13} aria-hidden />
        Opened captures
      </h2>
      <ul className={styles['list']}>
        {captures.map((capture) => (
          <li key={capture.id}>
            <button
              type="button"
              className={styles['item']}
              onClick={() => onShow({ kind: 'capture', id: capture.id })}
            >
              <span className={styles['name']}>
                <span className={styles['words']}>{runTime(capture)}</span>
              </span>
              <span className={styles['facts']}>{factsOf(capture)[0]}, read only</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EndpointItem({ endpoint, onShow }: { endpoint: Endpoint; onShow: () => void }): ReactNode {
  const { tone, text } = statusOf(endpoint);
  const connections = endpoint.kind === 'server' ? connectionsText(endpoint) : null;
  return (
    <button type="button" className={styles['item']} onClick={onShow}>
      <span className={styles['name']}>
        <StatusDot tone={tone} />
        <span className={styles['words']}>{endpoint.name}</span>
      </span>
      <span className={styles['state']}>{text}</span>
      {endpoint.state.kind === 'waiting' && (
        <span className={styles['state']}>
          <RetryTime endpoint={endpoint} lead="in " />
        </span>
      )}
      {connections !== null && <span className={styles['state']}>{connections}</span>}
    </button>
  );
}
