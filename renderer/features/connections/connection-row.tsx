import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  TriangleAlert,
  Unplug,
  X,
} from 'lucide-react';
import { memo, type ReactElement, type ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { formatAddress } from '../../../shared/model/address';
import { canSend, isLive, type Connection } from '../../../shared/model/connection';
import { cx } from '../../ui/cx';
import { ConnectionChip } from '../../ui/connection-chip';
import { GridLine } from '../../ui/virtual/grid-line';
import type { GridRow } from '../../ui/virtual/virtual-grid';
import { pressureWords, shortAge, stateWords, type StateWords } from './connection-words';
import styles from './connections.module.css';

/** What a person may do to one connection. */
export type ConnectionAction = 'target' | 'filter' | 'close' | 'reset';

interface ConnectionRowProps extends GridRow {
  /** Undefined while it is being pulled. */
  readonly connection: Connection | undefined;
  readonly age: string;
  readonly isTarget: boolean;
  readonly isFilter: boolean;
  readonly isCursor: boolean;
  readonly onAction: (action: ConnectionAction, connection: Connection) => void;
}

const icons: Readonly<Record<StateWords['tone'], ReactNode>> = {
  live: <CircleCheck size={13} aria-hidden />,
  half: <CircleDashed size={13} aria-hidden />,
  over: <CircleSlash size={13} aria-hidden />,
  broken: <TriangleAlert size={13} aria-hidden />,
};

/** One connection of a server. Drawn anew only when it, or its age in words, has changed. */
export const ConnectionRow = memo(function ConnectionRow(props: ConnectionRowProps): ReactElement {
  const { connection, isFilter, isCursor } = props;
  return (
    <GridLine row={props} isSelected={isFilter} isCursor={isCursor} className={styles['row']}>
      {connection === undefined ? (
        <span role="gridcell" aria-label="Loading" />
      ) : (
        <Cells {...props} connection={connection} />
      )}
    </GridLine>
  );
});

function Cells(props: ConnectionRowProps & { readonly connection: Connection }): ReactElement {
  const { connection, age, isTarget, isFilter, isCursor, onAction } = props;
  const { tone, words } = stateWords(connection.state);
  const pressure = pressureWords(connection);
  const tabIndex = isCursor ? 0 : -1;
  return (
    <>
      <span role="gridcell">
        {canSend(connection.state) && (
          <button
            type="button"
            className={styles['icon']}
            aria-pressed={isTarget}
            aria-label={`Send to connection #${connection.id}`}
            title={`Send to connection #${connection.id}`}
            tabIndex={tabIndex}
            onClick={() => onAction('target', connection)}
          >
            {isTarget ? <CircleDot size={14} aria-hidden /> : <Circle size={14} aria-hidden />}
          </button>
        )}
      </span>
      <span role="gridcell">
        <ConnectionChip
          connection={connection.id}
          label={
            isFilter
              ? `Only #${connection.id} is in the log: show all`
              : `Show only #${connection.id} in the log`
          }
          isPressed={isFilter}
          isReachable={isCursor}
          onPress={() => onAction('filter', connection)}
        />
      </span>
      <span
        role="gridcell"
        className={styles['address']}
        title={`from ${formatAddress(connection.remote)} to ${formatAddress(connection.local)}`}
      >
        {formatAddress(connection.remote)}
      </span>
      <span role="gridcell" className={styles['state']} data-tone={tone} title={[words, pressure].join(' ')}>
        {icons[tone]}
        <span className={styles['words']}>
          {words}
          {pressure !== '' && <span className={styles['pressure']}> · {pressure}</span>}
        </span>
      </span>
      <Bytes count={connection.bytesIn} />
      <Bytes count={connection.bytesOut} />
      <span role="gridcell" className={cx(styles['number'], styles['age'])} title={age}>
        {shortAge(age)}
      </span>
      <span role="gridcell" className={styles['actions']}>
        {isLive(connection.state) && (
          <>
            <ActionButton
              name={`Close connection #${connection.id}`}
              hint="sends FIN"
              icon={<X size={14} aria-hidden />}
              tabIndex={tabIndex}
              onPress={() => onAction('close', connection)}
            />
            <ActionButton
              name={`Reset connection #${connection.id}`}
              hint="sends RST: what is under way is lost"
              icon={<Unplug size={14} aria-hidden />}
              tabIndex={tabIndex}
              onPress={() => onAction('reset', connection)}
            />
          </>
        )}
      </span>
    </>
  );
}

function Bytes({ count }: { readonly count: number }): ReactElement {
  return (
    <span role="gridcell" className={styles['number']} title={`${count.toLocaleString('en')} bytes`}>
      {formatBytes(count)}
    </span>
  );
}

interface ActionButtonProps {
  readonly name: string;
  readonly hint: string;
  readonly icon: ReactNode;
  readonly tabIndex: number;
  readonly onPress: () => void;
}

function ActionButton({ name, hint, icon, tabIndex, onPress }: ActionButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={styles['icon']}
      aria-label={name}
      title={`${name} (${hint})`}
      tabIndex={tabIndex}
      onClick={onPress}
    >
      {icon}
    </button>
  );
}
