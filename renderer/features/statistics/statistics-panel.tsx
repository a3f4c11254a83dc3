import { X } from 'lucide-react';
import { lazy, Suspense, useState, useSyncExternalStore, type ReactElement } from 'react';
import { explain } from '../../../shared/explanations';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { useServices } from '../../state/app-context';
import { page } from '../../state/page';
import { IconButton } from '../../ui/button';
import { createStatisticsStore } from './statistics-store';
import styles from './statistics-panel.module.css';
import { figuresOf, plotSummary } from './statistics-words';

/** Loaded when the panel is first opened: nobody else pays for it. */
const RatePlot = lazy(() => import('./rate-plot'));

interface StatisticsPanelProps {
  readonly endpoint: EndpointId;
  /** One of its connections, or `null` for all of them together. */
  readonly connection: ConnectionId | null;
  readonly onClose: () => void;
}

/** What was measured on an endpoint or a connection, and its rates as they are. Asks for nothing while it is not drawn. */
export function StatisticsPanel(props: StatisticsPanelProps): ReactElement {
  const { endpoint, connection } = props;
  return <Panel key={`${endpoint}/${connection ?? 'all'}`} {...props} />;
}

function Panel({ endpoint, connection, onClose }: StatisticsPanelProps): ReactElement {
  const { client } = useServices();
  const [store] = useState(() => createStatisticsStore(client, page, { endpoint, connection }));
  const state = useSyncExternalStore(store.subscribe, store.current);
  return (
    <section className={styles['panel']} aria-label="Statistics">
      <header className={styles['header']}>
        <h3 className={styles['title']}>
          Statistics {connection === null ? '' : <span className={styles['quiet']}>of #{connection}</span>}
        </h3>
        <IconButton label="Close statistics" icon={<X size={14} aria-hidden />} onPress={onClose} />
      </header>
      {state.kind === 'loading' && <p className={styles['quiet']}>Measuring…</p>}
      {state.kind === 'failed' && (
        <p role="alert" className={styles['problem']}>
          {explain(state.error).sentence} {explain(state.error).next}
        </p>
      )}
      {state.kind === 'loaded' && (
        <div className={styles['content']}>
          <dl className={styles['figures']}>
            {figuresOf(state.totals, state.samples).map(({ name, value, explains }) => (
              <div key={name} className={styles['figure']} title={explains}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <div className={styles['plot']} role="img" aria-label={plotSummary(state.samples)}>
            <Suspense fallback={null}>
              <RatePlot samples={state.samples} />
            </Suspense>
          </div>
        </div>
      )}
    </section>
  );
}
