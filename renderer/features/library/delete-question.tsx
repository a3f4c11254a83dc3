import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';

interface DeleteQuestionProps {
  readonly name: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before an entry of the library is deleted. */
export function DeleteQuestion({ name, onConfirm, onClose }: DeleteQuestionProps): ReactNode {
  return (
    <Dialog title={`Delete “${name}”?`} role="alertdialog" onClose={onClose}>
      <p>It is taken out of the library for good. What was sent with it stays in the log.</p>
      <DialogButtons>
        <Button autoFocus onPress={onClose}>
          Keep
        </Button>
        <Button
          tone="danger"
          onPress={() => {
            onConfirm();
            onClose();
          }}
        >
          Delete
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
