import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Tip } from '../../ui/tip';
import { cx } from '../../ui/cx';
import styles from './tool-popover.module.css';

interface ToolPopoverProps {
  /** The accessible name of the button and of what it opens. */
  readonly label: string;
  readonly icon: ReactNode;
  /** True while what it sets is in force. */
  readonly isActive?: boolean;
  /** Draws what is opened; `close` shuts it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A small button of the composer that opens a few fields above it. */
export function ToolPopover({ label, icon, isActive = false, children }: ToolPopoverProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Tip text={label}>
        <AriaButton className={cx(styles['button'], isActive && styles['active'])} aria-label={label}>
          {icon}
        </AriaButton>
      </Tip>
      <Popover className={cx(styles['popover'])} placement="top end">
        <Dialog className={cx(styles['dialog'])} aria-label={label}>
          {children(() => setOpen(false))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
