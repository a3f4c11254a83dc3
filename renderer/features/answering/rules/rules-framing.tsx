import { useState, type ReactNode } from 'react';
import type { ParleyError } from '../../../../shared/errors';
import type { Endpoint } from '../../../../shared/model/endpoint';
import type { Framing } from '../../../../shared/model/framing';
import { useServices } from '../../../state/app-context';
import { Button } from '../../../ui/button';
import { Dialog, DialogButtons } from '../../../ui/dialog';
import { ProblemNote } from '../../problems/problem-note';
import { FramingForm } from '../../reading/framing-form';
import { setResponder } from '../configure';
import { framingWords } from './framing-words';
import styles from './rules-dialog.module.css';

/** On what the rules are tried: chunks as they were read, or frames. */
export function RulesFraming({ endpoint }: { readonly endpoint: Endpoint }): ReactNode {
  const { client } = useServices();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const { responder } = endpoint;
  if (responder.kind !== 'rules') return null;

  async function apply(framing: Framing): Promise<void> {
    const outcome = await setResponder(client, endpoint, { kind: 'rules', framing });
    setProblem(outcome.ok ? null : outcome.error);
  }

  return (
    <div className={styles['framing']}>
      <p className={styles['words']}>
        <strong>Tried on</strong> <span className={styles['quiet']}>{framingWords(responder.framing)}</span>
      </p>
      <Button tone="pill" onPress={() => setOpen(true)}>
        Framing…
      </Button>
      {isOpen && (
        <Dialog title="What rules are tried on" onClose={() => setOpen(false)}>
          <p className={styles['quiet']}>
            TCP is a stream without borders: a message may come in pieces, or several at once. With a framing,
            each whole message is tried. It holds as soon as it is right.
          </p>
          <FramingForm framing={responder.framing} onChange={(framing) => void apply(framing)} />
          {problem !== null && <ProblemNote error={problem} />}
          <DialogButtons>
            <Button onPress={() => setOpen(false)}>Done</Button>
          </DialogButtons>
        </Dialog>
      )}
    </div>
  );
}
