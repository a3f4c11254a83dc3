import { useCallback, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { ConnectionId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { useServices } from '../../state/app-context';
import type { RowsView } from '../../state/row-cache';
import { Detail } from './detail/detail';
import { LogList } from './log-list';
import styles from './log.module.css';
import { sideOf } from './side';

/** What a log is about: a capture, and there of one endpoint or all, one connection or all. */
export type LogView = Readonly<Omit<RowsView, 'filter'>>;

interface LogProps {
  readonly view: LogView;
  /** The endpoints that rows may belong to; with more than one, each row names its own. */
  readonly endpoints: readonly CapturedEndpoint[];
  /** Shows the rows of this connection only, or of all. `null` where there is no choice. */
  readonly onShowConnection: ((connection: ConnectionId | null) => void) | null;
  /** What stands in place of the rows while there are none. */
  readonly empty: ReactNode;
}

/** A record is named by its sequence number, so it stays selected whatever rows come, go or are filtered. */
type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'marked'; readonly row: Row }
  | { readonly kind: 'open'; readonly row: Row };

/** What an endpoint sent and received and what happened to it, and the details of one record. Fills its container. */
export function Log({ view, endpoints, onShowConnection, empty }: LogProps): ReactElement {
  const { hub } = useServices();
  const [selection, setSelection] = useState<Selection>({ kind: 'none' });
  const root = useRef<HTMLDivElement>(null);
  const [run, setRun] = useState(0);

  useEffect(
    () =>
      hub.onNewRun(() => {
        setSelection({ kind: 'none' });
        setRun((count) => count + 1);
      }),
    [hub],
  );

  const select = useCallback(
    (row: Row) => setSelection((now) => ({ kind: now.kind === 'open' ? 'open' : 'marked', row })),
    [],
  );
  const open = useCallback((row: Row) => setSelection({ kind: 'open', row }), []);
  const close = useCallback(() => {
    // The focus would be lost with the details, so the rows take it first.
    const rows = root.current?.querySelector<HTMLElement>('[role="grid"]');
    const focused = document.activeElement;
    if (root.current?.contains(focused) && !rows?.contains(focused)) rows?.focus({ preventScroll: true });
    setSelection({ kind: 'none' });
  }, []);

  return (
    <Group orientation="vertical" className={styles['log']} elementRef={root}>
      <Panel minSize="20%">
        <LogList
          key={`${run}/${view.capture}/${view.endpoint ?? 'all'}/${view.connection ?? 'all'}`}
          view={{ ...view, filter: null }}
          endpoints={endpoints}
          onShowConnection={onShowConnection}
          empty={empty}
          selected={selection.kind === 'none' ? null : selection.row.seq}
          onSelect={select}
          onOpen={open}
          onClose={close}
        />
      </Panel>
      {selection.kind === 'open' && (
        <>
          <Separator className={styles['separator']} aria-label="Height of the details" />
          <Panel defaultSize="45%" minSize="20%">
            <Detail
              capture={view.capture}
              row={selection.row}
              side={sideOf(endpoints, selection.row.endpoint)}
              onClose={close}
            />
          </Panel>
        </>
      )}
    </Group>
  );
}
