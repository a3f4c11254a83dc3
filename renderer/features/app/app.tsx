import { useCallback, useState, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import type { CaptureId, OpenedCapture } from '../../../shared/model/capture';
import type { Endpoint } from '../../../shared/model/endpoint';
import { useServices } from '../../state/app-context';
import { useCaptures, useTransportState, useWorkbench } from '../../state/hooks';
import { CapturesDialog } from '../captures/captures-dialog';
import { RecoveryBanner } from '../captures/recovery-banner';
import { KeptBanner } from '../kept/kept-banner';
import { ProblemCard } from '../problems/problem-card';
import { Sidebar } from '../sidebar/sidebar';
import { LinkBanner } from './link-banner';
import type { PaneRef } from './pane-ref';
import { useStops } from './use-stops';
import { Workspace } from './workspace';
import styles from './app.module.css';

const noEndpoints: readonly Endpoint[] = [];
const noCaptures: readonly OpenedCapture[] = [];

/** The whole window. */
export function App(): ReactNode {
  const { client } = useServices();
  const workbench = useWorkbench();
  const captures = useCaptures();
  const link = useTransportState().kind;
  const [wanted, setWanted] = useState<PaneRef | null>(null);
  const [dialog, setDialog] = useState<'none' | 'captures'>('none');
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const onShown = useCallback(() => setWanted(null), []);
  const showCapture = (id: CaptureId): void => setWanted({ kind: 'capture', id });
  useStops();

  async function add(kind: Endpoint['kind']): Promise<void> {
    const outcome = await client.call(kind === 'server' ? 'server.add' : 'client.add', {});
    setProblem(outcome.ok ? null : outcome.error);
    if (outcome.ok) setWanted({ kind: 'endpoint', id: outcome.value.id });
  }

  const endpoints = workbench.kind === 'loaded' ? workbench.endpoints : noEndpoints;
  const opened = captures.kind === 'loaded' ? captures.list.opened : noCaptures;
  const dismiss = (): void => setProblem(null);
  return (
    <div className={styles['app']}>
      <LinkBanner />
      <Sidebar
        endpoints={endpoints}
        captures={opened}
        onShow={setWanted}
        onAdd={(kind) => void add(kind)}
        onCaptures={() => setDialog('captures')}
        problem={
          problem !== null && <ProblemCard error={problem} side="below" onAction={null} onDismiss={dismiss} />
        }
      />
      <main className={link === 'ready' ? styles['main'] : `${styles['main']} ${styles['stale']}`}>
        <KeptBanner />
        <RecoveryBanner onOpened={showCapture} />
        {workbench.kind === 'loaded' && (
          <Workspace
            endpoints={endpoints}
            captures={opened}
            wanted={wanted}
            onShown={onShown}
            onShow={setWanted}
          />
        )}
      </main>
      {dialog === 'captures' && <CapturesDialog onOpened={showCapture} onClose={() => setDialog('none')} />}
    </div>
  );
}
