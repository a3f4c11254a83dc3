import type { CSSProperties, ReactElement } from 'react';
import type { ConnectionId } from '../../shared/model/ids';
import styles from './connection-chip.module.css';

/** Hues that connections take in turn; `tokens.css` holds as many. */
const HUES = 8;

interface ConnectionChipProps {
  readonly connection: ConnectionId;
  /** What a press does, as its accessible name and tooltip; it must hold the visible `#number`. */
  readonly label: string;
  /** Whether Tab reaches it: in a grid only in the row of the cursor. */
  readonly isReachable: boolean;
  readonly isPressed?: boolean;
  readonly onPress: () => void;
}

/** A connection's number in its colour. The number says which one it is; the colour only helps the eye. */
export function ConnectionChip({
  connection,
  label,
  isReachable,
  isPressed,
  onPress,
}: ConnectionChipProps): ReactElement {
  return (
    <button
      type="button"
      className={styles['chip']}
      style={{ '--hue': `var(--connection-${connection % HUES})` } as CSSProperties}
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      tabIndex={isReachable ? 0 : -1}
      onClick={onPress}
    >
      #{connection}
    </button>
  );
}
