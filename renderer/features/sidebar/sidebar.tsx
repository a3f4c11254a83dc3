import { Plus, Server, SquareTerminal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EndpointId } from '../../../shared/model/ids';
import { connectionsText, statusOf } from '../../state/endpoint-status';
import { Button } from '../../ui/button';
import { StatusDot } from '../../ui/status-dot';
import { CaptureStatus } from './capture-status';
import { Logo } from './logo';
import styles from './sidebar.module.css';

interface SidebarProps {
  readonly endpoints: readonly Endpoint[];
  readonly onShow: (id: EndpointId) => void;
  readonly onAdd: (kind: Endpoint['kind']) => void;
  /** Why the last addition failed, shown beside its button. */
  readonly problem: ReactNode;
}

/** All endpoints with what they are doing; more of each; what the capture holds. */
export function Sidebar({ endpoints, onShow, onAdd, problem }: SidebarProps): ReactNode {
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
        {problem}
      </nav>
      <CaptureStatus />
    </div>
  );
}

interface EndpointGroupProps {
  readonly kind: Endpoint['kind'];
  readonly endpoints: readonly Endpoint[];
  readonly onShow: (id: EndpointId) => void;
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
            <EndpointItem endpoint={endpoint} onShow={() => onShow(endpoint.id)} />
          </li>
        ))}
      </ul>
      <Button tone="quiet" icon={<Plus size={14} aria-hidden />} onPress={onAdd}>
        Add {kind}
      </Button>
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
      {connections !== null && <span className={styles['state']}>{connections}</span>}
    </button>
  );
}
