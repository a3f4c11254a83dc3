import { useCallback, useState, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EndpointId } from '../../../shared/model/ids';
import { useServices } from '../../state/app-context';
import { useTransportState, useWorkbench } from '../../state/hooks';
import { ProblemCard } from '../problems/problem-card';
import { Sidebar } from '../sidebar/sidebar';
import { LinkBanner } from './link-banner';
import { useStops } from './use-stops';
import { Workspace } from './workspace';
import styles from './app.module.css';

const none: readonly Endpoint[] = [];

/** The whole window. */
export function App(): ReactNode {
  const { client } = useServices();
  const workbench = useWorkbench();
  const link = useTransportState().kind;
  const [wanted, setWanted] = useState<EndpointId | null>(null);
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const onShown = useCallback(() => setWanted(null), []);
  useStops();

  async function add(kind: Endpoint['kind']): Promise<void> {
    const outcome = await client.call(kind === 'server' ? 'server.add' : 'client.add', {});
    setProblem(outcome.ok ? null : outcome.error);
    if (outcome.ok) setWanted(outcome.value.id);
  }

  const endpoints = workbench.kind === 'loaded' ? workbench.endpoints : none;
  const dismiss = (): void => setProblem(null);
  return (
    <div className={styles['app']}>
      <LinkBanner />
      <Sidebar
        endpoints={endpoints}
        onShow={setWanted}
        onAdd={(kind) => void add(kind)}
        problem={
          problem !== null && <ProblemCard error={problem} side="below" onAction={null} onDismiss={dismiss} />
        }
      />
      <main className={link === 'ready' ? styles['main'] : `${styles['main']} ${styles['stale']}`}>
        {workbench.kind === 'loaded' && (
          <Workspace endpoints={endpoints} wanted={wanted} onShown={onShown} onShow={setWanted} />
        )}
      </main>
    </div>
  );
}
