import type { ReactElement } from 'react';
import styles from './read-tick.module.css';

/** A thin line in a frame where another read begins. `read`: which one, from 0; `reads`: how many there are. */
export function ReadTick({ read, reads }: { readonly read: number; readonly reads: number }): ReactElement {
  const words = `Read ${read + 1} of ${reads} begins here`;
  return <span className={styles['tick']} role="img" aria-label={words} title={words} />;
}
