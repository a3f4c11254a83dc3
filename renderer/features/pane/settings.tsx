import { LoaderCircle, Play, Square, Unplug, Cable, X } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { isBusy, type Endpoint } from '../../../shared/model/endpoint';
import { Button, type ButtonTone } from '../../ui/button';
import { Field } from '../../ui/field';
import { ResponderLine } from '../answering/responder-line';
import type { Launch } from './use-launch';
import { cx } from '../../ui/cx';
import styles from './settings.module.css';

/** Where the endpoint listens or connects, the button that starts or ends it, and how it answers. */
export function Settings({ endpoint, launch }: { endpoint: Endpoint; launch: Launch }): ReactNode {
  const busy = isBusy(endpoint);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!busy) launch.start();
  }

  return (
    <>
      <form className={styles['settings']} noValidate onSubmit={submit}>
        <div className={styles['host']}>
          <Field
            label="Host"
            mono
            value={launch.host}
            onChange={launch.setHost}
            isReadOnly={busy}
            isInvalid={launch.problem?.code === 'invalid_host'}
          />
        </div>
        <div className={styles['port']}>
          <Field
            label="Port"
            mono
            numeric
            value={launch.port}
            onChange={launch.setPort}
            isReadOnly={busy}
            isInvalid={launch.problem?.code === 'invalid_port'}
          />
        </div>
        <MainButton endpoint={endpoint} launch={launch} />
        {/* Enter in a field submits a form only where it has a submit button; the visible one changes its meaning. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </form>
      {/* Outside of the form: what is submitted in its dialogs would start the endpoint. */}
      <ResponderLine endpoint={endpoint} onOutcome={launch.report} />
    </>
  );
}

/**
 * One button in one place: its meaning follows the state, its size never changes. The second click of a double click is
 * none of its own: it would stop what the first one has just started.
 */
function MainButton({ endpoint, launch }: { endpoint: Endpoint; launch: Launch }): ReactNode {
  const { words, icon, tone, run } = mainAction(endpoint, launch);
  return (
    <div className={cx(styles['main'], styles[endpoint.kind])}>
      <Button tone={tone} icon={icon} onClick={({ detail }) => detail < 2 && run()}>
        {words}
      </Button>
    </div>
  );
}

interface MainAction {
  readonly words: string;
  readonly icon: ReactNode;
  readonly tone: ButtonTone;
  readonly run: () => void;
}

function mainAction({ kind, state }: Endpoint, { start, stop }: Launch): MainAction {
  const isServer = kind === 'server';
  switch (state.kind) {
    case 'stopped':
    case 'disconnected':
    case 'failed':
      return {
        words: isServer ? 'Start' : 'Connect',
        icon: isServer ? <Play size={14} aria-hidden /> : <Cable size={15} aria-hidden />,
        tone: 'primary',
        run: start,
      };
    case 'waiting':
    case 'connecting':
      return { words: 'Cancel', icon: <X size={15} aria-hidden />, tone: 'stop', run: stop };
    case 'starting':
    case 'listening':
    case 'connected':
      return {
        words: isServer ? 'Stop' : 'Disconnect',
        icon: isServer ? <Square size={13} aria-hidden /> : <Unplug size={15} aria-hidden />,
        tone: 'stop',
        run: stop,
      };
    case 'stopping':
    case 'disconnecting':
      return {
        words: isServer ? 'Stop' : 'Disconnect',
        icon: <LoaderCircle size={15} className={styles['spin']} aria-hidden />,
        tone: 'stop',
        run: stop,
      };
  }
}
