import type { ReactNode } from 'react';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import { canSend } from '../../../shared/model/connection';
import type { ClientEndpoint } from '../../../shared/model/endpoint';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Tip } from '../../ui/tip';
import { stopOf } from '../../ui/use-focus-heir';
import { Composer } from '../composer/composer';
import { clientRoute } from '../composer/route';
import { useExport } from '../export/use-export';
import { Log } from '../log/log';
import { EmptyLog } from './empty-log';
import type { Launch } from './use-launch';
import styles from './body.module.css';

const empty = <EmptyLog kind="client" />;

/** A client's log and its input. */
export function ClientBody({ endpoint, launch }: { endpoint: ClientEndpoint; launch: Launch }): ReactNode {
  const { client } = useServices();
  const exporting = useExport(endpoint.name);
  const { connection } = endpoint;
  const live = endpoint.state.kind === 'connected' && connection !== null && canSend(connection.state);
  return (
    <div className={styles['body']}>
      <div className={styles['log']}>
        <Log
          view={{ capture: LIVE_CAPTURE, endpoint: endpoint.id, connection: null }}
          endpoints={[endpoint]}
          onShowConnection={null}
          empty={empty}
          onExport={exporting.onExport}
        />
      </div>
      <Composer endpoint={endpoint} route={clientRoute(client, endpoint)} onAction={launch.act}>
        {live ? (
          <Tip text="Half-close: sends FIN, so that the peer reads to the end. You still receive.">
            <Button
              tone="pill"
              onPress={({ target }) => {
                // The button goes with its state: its pane takes the focus.
                stopOf(target)?.focus();
                void client.call('connection.finish', { connection: connection.id }).then(launch.report);
              }}
            >
              Finish sending
            </Button>
          </Tip>
        ) : (
          <span className={styles['hint']}>Enter sends, Shift+Enter adds a line</span>
        )}
      </Composer>
      {exporting.dialog}
    </div>
  );
}
