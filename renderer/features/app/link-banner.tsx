import { LoaderCircle, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTransportState } from '../../state/hooks';
import styles from './link-banner.module.css';

/** Says that the engine cannot be reached, laid over the top of the window so that nothing moves. */
export function LinkBanner(): ReactNode {
  const state = useTransportState();
  switch (state.kind) {
    case 'connecting':
    case 'ready':
      return null;
    case 'lost':
      return (
        <div role="alert" className={styles['banner']}>
          <LoaderCircle size={15} className={styles['spin']} aria-hidden />
          <p>
            <strong>Connection to Parley’s host lost.</strong> Reconnecting…{' '}
            <Attempt attempt={state.attempt} />
          </p>
        </div>
      );
    case 'refused':
      return (
        <div role="alert" className={styles['banner']}>
          <Unplug size={15} aria-hidden />
          <p>
            <strong>The host was started anew.</strong> Open the link it printed. What you typed here is kept
            until then.
          </p>
        </div>
      );
  }
}

/** Not announced: the alert has said what matters, and a count every few seconds would drown everything else. */
function Attempt({ attempt }: { readonly attempt: number }): ReactNode {
  return <span aria-live="off">Attempt {attempt}.</span>;
}
