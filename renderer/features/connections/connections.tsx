import { X } from 'lucide-react';
import { useCallback, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { explain } from '../../../shared/explanations';
import type { Connection } from '../../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { useServices } from '../../state/app-context';
import { createConnectionWindows, type ConnectionsState } from '../../state/connection-windows';
import { createScroller } from '../../ui/virtual/scroller';
import { VirtualGrid } from '../../ui/virtual/virtual-grid';
import { ConnectionRow, type ConnectionAction } from './connection-row';
import { ageWords } from './connection-words';
import styles from './connections.module.css';
import { Header } from './header';
import { useNow } from './use-now';

/** Height of a row in pixels: as high as a row of the log. */
const ROW_HEIGHT = 28;

/** Which connections are listed: the live ones, or all that the engine still knows. */
export type Scope = 'live' | 'all';

interface ConnectionsProps {
  readonly server: EndpointId;
  readonly scope: Scope;
  /** The connection that the log is filtered to, or null. */
  readonly filter: ConnectionId | null;
  readonly onFilter: (connection: ConnectionId | null) => void;
  /** Where the composer sends to. */
  readonly target: ConnectionId | 'all';
  readonly onTarget: (target: ConnectionId | 'all') => void;
}

/** The connections of a server, in the order of their numbers. Fills its container. */
export function Connections(props: ConnectionsProps): ReactElement {
  return <List key={`${props.server}/${props.scope}`} {...props} />;
}

function List({ server, scope, filter, onFilter, target, onTarget }: ConnectionsProps): ReactElement {
  const { client, hub } = useServices();
  const [windows] = useState(() => createConnectionWindows(client, hub, server, scope));
  const [scroller] = useState(() => createScroller('top'));
  const [cursor, setCursor] = useState<number | null>(null);
  const [failure, setFailure] = useState<{ connection: ConnectionId; error: ParleyError } | null>(null);
  const state = useSyncExternalStore(windows.subscribe, windows.current);
  const { first, total, row } = known(state);
  const now = useNow();

  const onAction = useCallback(
    async (action: ConnectionAction, { id }: Connection): Promise<void> => {
      if (action === 'target') return onTarget(id);
      if (action === 'filter') return onFilter(filter === id ? null : id);
      setFailure(null);
      const method = action === 'close' ? 'connection.close' : 'connection.reset';
      const outcome = await client.call(method, { connection: id });
      if (!outcome.ok) setFailure({ connection: id, error: outcome.error });
    },
    [client, filter, onFilter, onTarget],
  );
  const act = useCallback(
    (action: ConnectionAction, connection: Connection) => void onAction(action, connection),
    [onAction],
  );

  return (
    <div className={styles['connections']}>
      <VirtualGrid
        label="Connections"
        scroller={scroller}
        first={first}
        total={total}
        rowHeight={ROW_HEIGHT}
        header={<Header target={target} onTarget={onTarget} />}
        cursor={cursor}
        onCursor={setCursor}
        onActivate={(index) => {
          const connection = row(index);
          if (connection !== undefined) act('filter', connection);
        }}
        onEscape={() => onFilter(null)}
        onRange={windows.want}
        renderRow={(place) => {
          const connection = row(place.index);
          return (
            <ConnectionRow
              key={place.slot}
              {...place}
              connection={connection}
              age={connection === undefined ? '' : ageWords(connection, now)}
              isTarget={connection?.id === target}
              isFilter={connection !== undefined && connection.id === filter}
              isCursor={place.index === cursor}
              onAction={act}
            />
          );
        }}
      />
      {state.kind === 'loaded' && total === first && (
        <p className={styles['empty']}>{scope === 'live' ? 'No live connections' : 'No connections yet'}</p>
      )}
      {failure !== null && (
        <p role="alert" className={styles['problem']}>
          <span>
            #{failure.connection}: {explain(failure.error).sentence} {explain(failure.error).next}
          </span>
          <button
            type="button"
            className={styles['icon']}
            aria-label="Dismiss"
            onClick={() => setFailure(null)}
          >
            <X size={14} aria-hidden />
          </button>
        </p>
      )}
    </div>
  );
}

const nothing = { first: 0, total: 0, row: (): undefined => undefined } as const;

function known(state: ConnectionsState): Extract<ConnectionsState, { kind: 'loaded' }> | typeof nothing {
  return state.kind === 'loaded' ? state : nothing;
}
