import { useState } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { Composing } from '../../../shared/model/message';
import { useServices } from '../../state/app-context';

interface ComposingControl {
  readonly composing: Composing;
  /** Chooses, for this and all later messages of the endpoint, in later runs too. */
  readonly choose: (part: Partial<Composing>) => void;
  /** Shows a recalled message as what it was read, without choosing that for the next ones. */
  readonly show: (part: Partial<Composing>) => void;
}

/** How a pane's messages are read and encoded. The pane is first to know what was chosen there; the engine keeps it. */
export function useComposing({ id, composing: kept }: Endpoint): ComposingControl {
  const { client } = useServices();
  const [composing, setComposing] = useState(kept);
  const show = (part: Partial<Composing>): void => setComposing((now) => ({ ...now, ...part }));
  return {
    composing,
    show,
    choose(part) {
      show(part);
      void client.call('endpoint.prefer', { endpoint: id, composing: { ...composing, ...part } });
    },
  };
}
