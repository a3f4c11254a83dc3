import { useCallback, useState, useSyncExternalStore } from 'react';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import { plainReading } from '../../../shared/model/defaults';
import type { Reading } from '../../../shared/model/reading';
import { useServices } from '../../state/app-context';
import type { RowsView } from '../../state/row-cache';

/** How a log is read, and the way to change a part of that. */
export interface ReadingControl {
  readonly reading: Reading;
  readonly choose: (part: Partial<Reading>) => void;
}

/**
 * How a log is read. The pane is first to know what was chosen there; for an endpoint the engine keeps it, for an opened capture
 * nobody does.
 */
export function useReading({ capture, endpoint }: Pick<RowsView, 'capture' | 'endpoint'>): ReadingControl {
  const { client, workbench } = useServices();
  const state = useSyncExternalStore(workbench.subscribe, workbench.current);
  const own =
    capture === LIVE_CAPTURE && state.kind === 'loaded'
      ? state.endpoints.find(({ id }) => id === endpoint)?.reading
      : undefined;
  const [chosen, setChosen] = useState<Reading | null>(null);
  const reading = chosen ?? own ?? plainReading;
  const isKept = own !== undefined;
  const choose = useCallback(
    (part: Partial<Reading>) => {
      const next = { ...reading, ...part };
      setChosen(next);
      if (isKept && endpoint !== null) void client.call('endpoint.prefer', { endpoint, reading: next });
    },
    [client, endpoint, isKept, reading],
  );
  return { reading, choose };
}
