import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import styles from './empty-log.module.css';

/** What an empty log says: the next steps from here, as few as there are. */
export function EmptyLog({ kind }: { readonly kind: Endpoint['kind'] }): ReactNode {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>Nothing here yet</p>
      <ol className={styles['steps']}>
        {steps[kind].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

const steps: Readonly<Record<Endpoint['kind'], readonly string[]>> = {
  server: [
    'Press Start to listen on the host and port above.',
    'Connect a client to it, of Parley or any other program.',
    'Every byte it receives and sends shows up here.',
  ],
  client: [
    'Start a server: the one beside this pane, or any other program.',
    'Press Connect.',
    'Type a message below and press Enter.',
  ],
};
