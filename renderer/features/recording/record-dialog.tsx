import { useState, type FormEvent, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { RecordingFormat } from '../../../shared/model/export';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { CheckBox } from '../../ui/check-box';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { RadioList } from '../../ui/radio-list';
import { ProblemNote } from '../problems/problem-note';
import { firstDraft, recordingFormats, recordRequest, sizeProblem } from './record-draft';
import styles from './record-dialog.module.css';

interface RecordDialogProps {
  readonly endpoint: Endpoint;
  readonly onClose: () => void;
}

const formats = (Object.keys(recordingFormats) as RecordingFormat[]).map((value) => ({
  value,
  ...recordingFormats[value],
}));

/** Asks how an endpoint's traffic is saved while it passes. Where the file goes is asked by the system. */
export function RecordDialog({ endpoint, onClose }: RecordDialogProps): ReactNode {
  const { client } = useServices();
  const [draft, setDraft] = useState(firstDraft);
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const wrong = sizeProblem(draft);
  const request = recordRequest(draft, endpoint.id);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (request === null) return;
    setProblem(null);
    const outcome = await client.call('recording.start', request);
    if (!outcome.ok) setProblem(outcome.error);
    else if (outcome.value.kind === 'started') onClose();
  }

  return (
    <Dialog title={`Record ${endpoint.name} to a file`} onClose={onClose}>
      <form noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
        <p>Everything that it sends and receives from now on is added to a file, until you stop it.</p>
        <RadioList
          label="Format"
          value={draft.format}
          options={formats}
          onChange={(format) => setDraft({ ...draft, format })}
        />
        <CheckBox isSelected={draft.rotate} onChange={(rotate) => setDraft({ ...draft, rotate })}>
          Begin another file when one is full
        </CheckBox>
        {draft.rotate && (
          <div className={styles['size']}>
            <Field
              label="Full at (MiB)"
              value={draft.size}
              onChange={(size) => setDraft({ ...draft, size })}
              isInvalid={wrong !== null}
            />
          </div>
        )}
        <p role="status" className={styles['wrong']}>
          {wrong}
        </p>
        {problem !== null && <ProblemNote error={problem} />}
        <DialogButtons>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" isDisabled={request === null}>
            Record
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
