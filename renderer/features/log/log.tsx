import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import type { ConnectionId } from '../../../shared/model/ids';
import { useServices } from '../../state/app-context';
import { reuseEqual } from '../../state/reuse-equal';
import type { RowsView } from '../../state/row-cache';
import type { RowUnit } from '../../state/row-unit';
import { useReading } from '../reading/use-reading';
import { LogBody } from './log-body';

/** What a log is about: a capture, and there of one endpoint or all, one connection or all. */
export type LogView = Readonly<Omit<RowsView, 'filter'>>;

/** What a log shows and marks now: for what else is done with the same rows. */
export interface LogScope extends LogView {
  /** Whether its rows are records, or frames of a framed view. */
  readonly unit: RowUnit;
  /** The filter whose rows are shown alone, or `null` for all rows. It lives as long as the log shows it. */
  readonly filter: FilterId | null;
  /** Sequence number of the selected row. */
  readonly selected: number | null;
}

export interface LogProps {
  readonly view: LogView;
  /** The endpoints that rows may belong to; with more than one, each row names its own. */
  readonly endpoints: readonly CapturedEndpoint[];
  /** Shows the rows of this connection only, or of all. `null` where there is no choice. */
  readonly onShowConnection: ((connection: ConnectionId | null) => void) | null;
  /** What stands in place of the rows while there are none. */
  readonly empty: ReactNode;
  /** Asks how the rows are to be exported. */
  readonly onExport: (scope: LogScope) => void;
}

/** What was sent and received and what happened, and the details of one record. Fills its container. */
export function Log({ view, endpoints, ...rest }: LogProps): ReactElement {
  const { hub } = useServices();
  const [run, setRun] = useState(0);
  const stableView = useStable(view);
  const named = endpoints.map(({ id, kind, name }): CapturedEndpoint => ({ id, kind, name }));
  const stableEndpoints = useStable(named);
  const control = useReading(stableView);

  // Nothing of another engine's rows is worth keeping.
  useEffect(() => hub.onNewRun(() => setRun((count) => count + 1)), [hub]);

  return (
    <LogBody
      key={`${run}/${view.capture}/${view.endpoint ?? 'all'}`}
      view={stableView}
      endpoints={stableEndpoints}
      control={control}
      {...rest}
    />
  );
}

/** Plain data with the identity that it had when it last said something else. */
function useStable<T>(value: T): T {
  const [stable, setStable] = useState(value);
  const merged = reuseEqual(stable, value);
  if (merged !== stable) setStable(merged);
  return merged;
}
