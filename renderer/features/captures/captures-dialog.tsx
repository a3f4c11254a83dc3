import { useEffect, useState, type ReactNode } from 'react';
import { useServices } from '../../state/app-context';
import { useCaptures } from '../../state/hooks';
import type { CaptureId, SavedCapture } from '../../../shared/model/capture';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { ProblemNote } from '../problems/problem-note';
import { DeleteQuestion, DiscardQuestion } from './questions';
import styles from './captures-dialog.module.css';
import { SavedList } from './saved-list';
import { ThisRun } from './this-run';
import { useCaptureActions } from './use-capture-actions';

interface CapturesDialogProps {
  /** Told of a capture that was opened. */
  readonly onOpened: (capture: CaptureId) => void;
  readonly onClose: () => void;
}

type Question =
  | { readonly kind: 'none' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'delete'; readonly capture: SavedCapture };

/** The capture of this run, with its limit, and those of earlier runs, to be opened or deleted. */
export function CapturesDialog({ onOpened, onClose }: CapturesDialogProps): ReactNode {
  const { captures } = useServices();
  const state = useCaptures();
  const [question, setQuestion] = useState<Question>({ kind: 'none' });
  const actions = useCaptureActions((capture) => {
    onClose();
    onOpened(capture);
  });
  const noQuestion = (): void => setQuestion({ kind: 'none' });

  // What other programs write and delete in the folder is told by nobody.
  useEffect(() => captures.refresh(), [captures]);

  return (
    <Dialog title="Captures" size="wide" onClose={onClose}>
      {state.kind === 'loaded' && (
        <>
          <ThisRun
            list={state.list}
            onLimit={actions.configure}
            onDiscard={() => setQuestion({ kind: 'discard' })}
          />
          <section aria-labelledby="earlier-runs" className={styles['section']}>
            <h3 id="earlier-runs" className={styles['title']}>
              Earlier runs
            </h3>
            <SavedList
              saved={state.list.saved}
              onOpen={({ name }) => actions.open(name)}
              onDelete={(capture) => setQuestion({ kind: 'delete', capture })}
            />
          </section>
        </>
      )}
      {actions.problem !== null && <ProblemNote error={actions.problem} />}
      <DialogButtons>
        <Button onPress={onClose}>Close</Button>
      </DialogButtons>
      {question.kind === 'discard' && <DiscardQuestion onConfirm={actions.discard} onClose={noQuestion} />}
      {question.kind === 'delete' && (
        <DeleteQuestion
          capture={question.capture}
          onConfirm={() => actions.remove(question.capture.name)}
          onClose={noQuestion}
        />
      )}
    </Dialog>
  );
}
