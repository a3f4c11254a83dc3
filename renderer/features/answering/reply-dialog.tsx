import { useState, type FormEvent, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { Message } from '../../../shared/model/message';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { MessageEditor } from '../../ui/message-editor/message-editor';
import { ProblemNote } from '../problems/problem-note';
import { setResponder } from './configure';
import styles from './options.module.css';

interface ReplyDialogProps {
  readonly endpoint: Endpoint;
  /** The reply as it is now. */
  readonly reply: Message;
  readonly onClose: () => void;
}

/** The one message that answers every message. */
export function ReplyDialog({ endpoint, reply, onClose }: ReplyDialogProps): ReactNode {
  const { client } = useServices();
  const [message, setMessage] = useState(reply);
  const [problem, setProblem] = useState<ParleyError | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await setResponder(client, endpoint, { kind: 'fixed', reply: message });
    if (outcome.ok) onClose();
    else setProblem(outcome.error);
  }

  return (
    <Dialog title={`Fixed reply of ${endpoint.name}`} size="wide" onClose={onClose}>
      <form noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
        <p>Every chunk that is received is answered with this message.</p>
        <MessageEditor label="Reply" rows={3} message={message} onChange={setMessage} />
        {problem !== null && <ProblemNote error={problem} />}
        <DialogButtons>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit">
            Save
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
