import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { Countdown } from './countdown';

interface RetryTimeProps {
  readonly endpoint: Endpoint;
  /** What stands before the time. */
  readonly lead: string;
}

/**
 * Behind the words of a client's state: when it connects again. Hidden from those who listen, who would hear of each tenth of a
 * second; the note in its pane tells them when they want to know.
 */
export function RetryTime({ endpoint: { state }, lead }: RetryTimeProps): ReactNode {
  if (state.kind !== 'waiting') return null;
  return (
    <span aria-hidden>
      {lead}
      <Countdown until={state.until} />
    </span>
  );
}
