import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import type { SavedCapture } from '../../../shared/model/capture';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { runTime } from './capture-words';

interface QuestionProps {
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before everything that this run has captured is deleted. */
export function DiscardQuestion(props: QuestionProps): ReactNode {
  return (
    <Question {...props} title="Delete what was captured?" verb="Delete for good">
      <p>
        Every record of this run so far is deleted from the disk, for good, in all logs. Capturing goes on
        with what comes next.
      </p>
      <p>To empty one log for the eye only, use Clear log there: it hides rows and deletes nothing.</p>
    </Question>
  );
}

/** Asks before a capture of an earlier run is deleted. */
export function DeleteQuestion({
  capture,
  ...props
}: QuestionProps & { readonly capture: SavedCapture }): ReactNode {
  return (
    <Question {...props} title={`Delete the capture of ${runTime(capture)}?`} verb="Delete for good">
      <p>
        {formatBytes(capture.bytes)} are deleted from the disk, for good.
        {capture.opened !== null && ' Its pane is closed.'}
      </p>
    </Question>
  );
}

interface FrameProps extends QuestionProps {
  readonly title: string;
  readonly verb: string;
  readonly children: ReactNode;
}

function Question({ title, verb, onConfirm, onClose, children }: FrameProps): ReactNode {
  return (
    <Dialog role="alertdialog" title={title} onClose={onClose}>
      {children}
      <DialogButtons>
        <Button onPress={onClose} autoFocus>
          Keep
        </Button>
        <Button
          tone="danger"
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {verb}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
