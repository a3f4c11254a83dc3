import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { cx } from './cx';
import styles from './explained.module.css';

interface ExplainedProps {
  /** The accessible name of the button: what it explains. */
  readonly label: string;
  readonly explanation: string;
  readonly children: ReactNode;
}

/** A short figure that tells on a press, by pointer or keyboard, what it means. */
export function Explained({ label, explanation, children }: ExplainedProps): ReactNode {
  return (
    <DialogTrigger>
      <Button className={cx(styles['figure'])} aria-label={label}>
        {children}
      </Button>
      <Popover className={cx(styles['popover'])} placement="top start">
        <Dialog aria-label={label} className={cx(styles['words'])}>
          {explanation}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
