import type { ReactElement, ReactNode } from 'react';
import styles from './detail.module.css';

interface DetailFrameProps {
  readonly onEscape: () => void;
  readonly children: ReactNode;
}

/** The region of the details. Escape is heard while it goes down: the buttons inside keep their keys to themselves. */
export function DetailFrame({ onEscape, children }: DetailFrameProps): ReactElement {
  return (
    <section
      className={styles['detail']}
      aria-label="Details"
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') onEscape();
      }}
    >
      {children}
    </section>
  );
}
