import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from './cx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** `alertdialog` for a question that warns of a loss. */
  readonly role?: 'dialog' | 'alertdialog';
  /** `wide` for what holds a list, `large` for what is worked in: it takes the window. */
  readonly size?: 'narrow' | 'wide' | 'large';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog in the middle of the window. Escape closes it, and so does a click beside it unless it warns. */
export function Dialog({
  title,
  role = 'dialog',
  size = 'narrow',
  onClose,
  children,
}: DialogProps): ReactNode {
  return (
    <ModalOverlay
      isOpen
      isDismissable={role === 'dialog'}
      className={cx(styles['overlay'])}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={cx(styles['modal'], styles[size])}>
        <AriaDialog role={role} className={cx(styles['dialog'])}>
          <Heading slot="title" level={2} className={cx(styles['title'])}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DialogButtonsProps {
  /** What stands in the way of the last button, once that was tried; empty for nothing. */
  readonly wrong?: string;
  readonly children: ReactNode;
}

/** The row of buttons at the end of a dialog, in view however long it is: the one that does it comes last. */
export function DialogButtons({ wrong, children }: DialogButtonsProps): ReactNode {
  return (
    <div className={styles['buttons']}>
      {wrong !== undefined && (
        <p role="status" className={styles['wrong']}>
          {wrong}
        </p>
      )}
      {children}
    </div>
  );
}
