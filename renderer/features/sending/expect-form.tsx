import { useState, type FormEvent, type ReactNode } from 'react';
import type { Expectation } from '../../../shared/model/sending';
import { Button } from '../../ui/button';
import { expectDraftOf, firstExpect, readExpect } from './expect-draft';
import { ExpectFields } from './expect-fields';
import styles from './form.module.css';

interface ExpectFormProps {
  /** What is expected now; `null` for nothing. */
  readonly expectation: Expectation | null;
  readonly onExpect: (expectation: Expectation | null) => void;
  readonly onClose: () => void;
}

/** Asks what must be answered to each message that is sent from the input. */
export function ExpectForm({ expectation, onExpect, onClose }: ExpectFormProps): ReactNode {
  const [draft, setDraft] = useState(() => (expectation === null ? firstExpect : expectDraftOf(expectation)));
  const read = readExpect(draft);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (read.kind !== 'ready') return;
    onExpect(read.expectation);
    onClose();
  }

  return (
    <form noValidate className={styles['form']} onSubmit={submit}>
      <p className={styles['hint']}>
        Send then waits for the answer, and says whether it came and how long it took.
      </p>
      <ExpectFields draft={draft} onDraft={setDraft} />
      <div className={styles['buttons']}>
        {expectation !== null && (
          <Button
            onPress={() => {
              onExpect(null);
              onClose();
            }}
          >
            Expect nothing
          </Button>
        )}
        <Button tone="primary" type="submit" isDisabled={read.kind !== 'ready'}>
          Expect this
        </Button>
      </div>
    </form>
  );
}
