import { useState, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import type { Imported } from '../../../shared/library/imported';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { ProblemList } from '../exchange/problem-list';
import { ProblemNote } from '../problems/problem-note';
import { addAll } from './transfer';

interface ImportDialogProps {
  /** The file's name, and what it holds. */
  readonly name: string;
  readonly imported: Imported;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: 'asking' }
  | { readonly kind: 'adding'; readonly added: number }
  | { readonly kind: 'failed'; readonly added: number; readonly error: ParleyError };

/** Says what a file holds and what is wrong with it, and adds it to the library when that is wanted. */
export function ImportDialog({ name, imported: { saved, problems }, onClose }: ImportDialogProps): ReactNode {
  const { client } = useServices();
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const rest = step.kind === 'failed' ? saved.slice(step.added) : saved;

  async function add(): Promise<void> {
    setStep({ kind: 'adding', added: 0 });
    const { added, error } = await addAll(client, rest, (now) => setStep({ kind: 'adding', added: now }));
    if (error === null) onClose();
    else setStep({ kind: 'failed', added: saved.length - rest.length + added, error });
  }

  return (
    <Dialog title={`Import ${name}`} onClose={onClose}>
      <p>{foundWords(saved.length)}</p>
      <ProblemList
        problems={problems.map(({ entry, problem }) => (
          <>
            {entry !== null && <strong>Entry {entry}: </strong>}
            {problem}
          </>
        ))}
      />
      {step.kind === 'adding' && (
        <p role="status">
          {step.added.toLocaleString('en')} of {rest.length.toLocaleString('en')} added
        </p>
      )}
      {step.kind === 'failed' && <ProblemNote error={step.error} />}
      <DialogButtons>
        <Button onPress={onClose}>{saved.length === 0 ? 'Close' : 'Cancel'}</Button>
        {saved.length > 0 && (
          <Button tone="primary" isDisabled={step.kind === 'adding'} onPress={() => void add()}>
            Add {rest.length.toLocaleString('en')}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}

function foundWords(count: number): string {
  if (count === 0) return 'Nothing in it can be added.';
  return count === 1
    ? 'It holds one message or sequence.'
    : `It holds ${count.toLocaleString('en')} messages and sequences.`;
}
