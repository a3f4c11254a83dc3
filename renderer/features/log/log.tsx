import { useCallback, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { useServices } from '../../state/app-context';
import { Detail } from './detail/detail';
import { LogList } from './log-list';
import styles from './log.module.css';

interface LogProps {
  readonly endpoint: EndpointId;
  readonly kind: Endpoint['kind'];
  /** Only the rows of this connection, or of all. */
  readonly connection: ConnectionId | null;
  readonly onShowConnection: (connection: ConnectionId) => void;
  /** What stands in place of the rows while there are none. */
  readonly empty: ReactNode;
}

/** A record is named by its sequence number, so it stays selected whatever rows come, go or are filtered. */
type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'marked'; readonly row: Row }
  | { readonly kind: 'open'; readonly row: Row };

/** What an endpoint sent and received and what happened to it, and the details of one record. Fills its container. */
export function Log({ endpoint, kind, connection, onShowConnection, empty }: LogProps): ReactElement {
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
          key={`${run}/${endpoint}/${connection ?? 'all'}`}
          endpoint={endpoint}
          side={kind}
          connection={connection}
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
            <Detail row={selection.row} side={kind} onClose={close} />
          </Panel>
        </>
      )}
    </Group>
  );
}
