import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { Countdown } from './countdown';

/**
 * Behind the words of a client's state: when it connects again. Hidden from those who listen, who would hear of each tenth of a
 * second; the note in its pane tells them when they want to know.
 */
export function RetryTime({ endpoint: { state } }: { readonly endpoint: Endpoint }): ReactNode {
  if (state.kind !== 'waiting') return null;
  return (
    <span aria-hidden>
      {' · '}
      <Countdown until={state.until} />
    </span>
  );
}
