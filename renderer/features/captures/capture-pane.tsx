import { Archive, X } from 'lucide-react';
import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import type { OpenedCapture } from '../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Choice, Field } from '../../ui/field';
import { firstStop, useFocusHeir } from '../../ui/use-focus-heir';
import { useExport } from '../export/use-export';
import { Log } from '../log/log';
import pane from '../pane/pane.module.css';
import { ProblemCard } from '../problems/problem-card';
import styles from './capture-pane.module.css';
import { factsOf, runTime } from './capture-words';
import { connectionText, readConnection } from './connection-draft';
import { useCaptureActions } from './use-capture-actions';

interface CapturePaneProps {
  readonly capture: OpenedCapture;
  /** True when this pane was asked for: it takes the focus and says that it did. */
  readonly wanted: boolean;
  readonly onShown: () => void;
}

const ALL = 'all';
const empty = <p className={styles['empty']}>There are no rows here.</p>;

/** A capture of an earlier run, read only: its facts, which part of it is shown, and its log. */
export const CapturePane = memo(function CapturePane({
  capture,
  wanted,
  onShown,
}: CapturePaneProps): ReactNode {
  const actions = useCaptureActions(() => undefined);
  const [endpoint, setEndpoint] = useState<EndpointId | null>(null);
  const [draft, setDraft] = useState('');
  const root = useRef<HTMLElement>(null);
  const typed = readConnection(draft);
  const connection = typed.kind === 'one' ? typed.connection : null;
  const name = `Capture of ${runTime(capture)}`;
  const exporting = useExport(`the capture of ${runTime(capture)}`);
  useFocusHeir(root, firstStop);

  useEffect(() => {
    if (!wanted) return;
    root.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    root.current?.focus({ preventScroll: true });
    onShown();
  }, [wanted, onShown]);

  const showConnection = (chosen: ConnectionId | null): void => setDraft(connectionText(chosen));
  const shown = endpoint === null ? capture.endpoints : capture.endpoints.filter(({ id }) => id === endpoint);

  return (
    <section ref={root} className={pane['pane']} aria-label={name} tabIndex={-1} data-stop>
      <header className={styles['header']}>
        <span className={styles['kind']}>
          <Archive size={15} aria-hidden />
        </span>
        <h2 className={styles['name']} title={capture.name} aria-label={name}>
          {runTime(capture)}
        </h2>
        <span className={styles['chip']}>Read only</span>
        <IconButton
          label={`Close ${name}`}
          icon={<X size={16} aria-hidden />}
          onPress={() => actions.close(capture.id)}
        />
      </header>
      <div className={styles['choices']}>
        <div className={styles['endpoint']}>
          <Choice
            label="Server or client"
            value={endpoint === null ? ALL : String(endpoint)}
            options={[
              { value: ALL, name: 'All', explains: 'Every server and client of that run.' },
              ...capture.endpoints.map((each) => ({
                value: String(each.id),
                name: each.name,
                explains: each.kind === 'server' ? 'A server' : 'A client',
              })),
            ]}
            onChange={(value) => {
              setEndpoint(value === ALL ? null : (Number(value) as EndpointId));
              setDraft('');
            }}
          />
        </div>
        <div className={styles['connection']}>
          <Field
            label="Connection"
            placeholder="All"
            numeric
            value={draft}
            onChange={setDraft}
            isInvalid={typed.kind === 'invalid'}
          />
        </div>
      </div>
      <p className={cx(styles['facts'], typed.kind === 'invalid' && styles['wrong'])} role="status">
        {typed.kind === 'invalid'
          ? 'Type the number of a connection, or nothing.'
          : factsOf(capture).join(' · ')}
      </p>
      {actions.problem !== null && (
        <ProblemCard error={actions.problem} side="below" onAction={null} onDismiss={actions.dismiss} />
      )}
      <div className={styles['log']}>
        <Log
          view={{ capture: capture.id, endpoint, connection }}
          endpoints={shown}
          onShowConnection={showConnection}
          empty={empty}
          onExport={exporting.onExport}
        />
      </div>
      {exporting.dialog}
    </section>
  );
});
