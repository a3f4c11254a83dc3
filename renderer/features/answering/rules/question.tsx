import type { ReactNode } from 'react';
import { Button } from '../../../ui/button';
import { Dialog, DialogButtons } from '../../../ui/dialog';

interface QuestionProps {
  readonly title: string;
  readonly words: string;
  /** What the button says that loses something. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that was typed is lost. */
export function Question({ title, words, confirm, onConfirm, onClose }: QuestionProps): ReactNode {
  return (
    <Dialog title={title} role="alertdialog" onClose={onClose}>
      <p>{words}</p>
      <DialogButtons>
        <Button autoFocus onPress={onClose}>
          Keep
        </Button>
        <Button tone="danger" onPress={onConfirm}>
          {confirm}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
