import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import { isBusy, type Endpoint } from '../../../shared/model/endpoint';
import { useServices } from '../../state/app-context';
import { firstStop, useFocusHeir } from '../../ui/use-focus-heir';
import { ProblemCard } from '../problems/problem-card';
import { RecordDialog } from '../recording/record-dialog';
import { RecordingNote } from '../recording/recording-note';
import { ClientBody } from './client-body';
import { PaneHeader } from './pane-header';
import { PaneNotes } from './pane-notes';
import { RemoveDialog } from './remove-dialog';
import { RenameDialog } from './rename-dialog';
import { ServerBody } from './server-body';
import { Settings } from './settings';
import { useLaunch } from './use-launch';
import styles from './pane.module.css';

interface PaneProps {
  readonly endpoint: Endpoint;
  /** True when this pane was asked for: it takes the focus and says that it did. */
  readonly wanted: boolean;
  readonly onShown: () => void;
  /** Told of a pane that was made from this one. */
  readonly onMade: (id: Endpoint['id']) => void;
}

/** One endpoint: what it is, its settings, its log and its input. */
export const Pane = memo(function Pane({ endpoint, wanted, onShown, onMade }: PaneProps): ReactNode {
  const { client } = useServices();
  const launch = useLaunch(endpoint);
  const [dialog, setDialog] = useState<'none' | 'rename' | 'remove' | 'record'>('none');
  const pane = useRef<HTMLElement>(null);

  useFocusHeir(pane, firstStop);

  useEffect(() => {
    if (!wanted) return;
    pane.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    pane.current?.focus({ preventScroll: true });
    onShown();
  }, [wanted, onShown]);

  const close = (): void => setDialog('none');
  const remove = (): void =>
    void client.call('endpoint.remove', { endpoint: endpoint.id, force: true }).then(launch.report);

  const stopRecording = (): void =>
    void client.call('recording.stop', { endpoint: endpoint.id }).then(launch.report);

  async function duplicate(): Promise<void> {
    const outcome = await client.call('endpoint.duplicate', { endpoint: endpoint.id });
    launch.report(outcome);
    if (outcome.ok) onMade(outcome.value.id);
  }

  return (
    <section ref={pane} className={styles['pane']} aria-label={endpoint.name} tabIndex={-1} data-stop>
      <PaneHeader
        endpoint={endpoint}
        onRename={() => setDialog('rename')}
        onDuplicate={() => void duplicate()}
        onRecord={() => (endpoint.recording === null ? setDialog('record') : stopRecording())}
        onRemove={() => (isBusy(endpoint) ? setDialog('remove') : remove())}
      />
      <Settings endpoint={endpoint} launch={launch} />
      {launch.problem !== null && (
        <ProblemCard error={launch.problem} side="below" onAction={launch.act} onDismiss={launch.dismiss} />
      )}
      <PaneNotes endpoint={endpoint} launch={launch} />
      {endpoint.recording !== null && <RecordingNote recording={endpoint.recording} onStop={stopRecording} />}
      {endpoint.kind === 'server' ? (
        <ServerBody endpoint={endpoint} launch={launch} />
      ) : (
        <ClientBody endpoint={endpoint} launch={launch} />
      )}
      {dialog === 'rename' && <RenameDialog endpoint={endpoint} report={launch.report} onClose={close} />}
      {dialog === 'record' && <RecordDialog endpoint={endpoint} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog endpoint={endpoint} onRemove={remove} onClose={close} />}
    </section>
  );
});
