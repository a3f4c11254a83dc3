import { Repeat } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import type { Repetition } from '../../../shared/model/sending';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { ProblemNote } from '../problems/problem-note';
import styles from './form.module.css';
import { readRepeat, type RepeatDraft } from './repeat-draft';

interface RepeatFormProps {
  /** The message, in a few words: what is opened may hide it. */
  readonly name: string;
  readonly draft: RepeatDraft;
  readonly onDraft: (draft: RepeatDraft) => void;
  /** Begins it; resolves with why it cannot, or null. */
  readonly onStart: (repetition: Repetition) => Promise<ParleyError | null>;
  readonly onClose: () => void;
}

/** Asks how the message in the input is repeated. */
export function RepeatForm({ name, draft, onDraft, onStart, onClose }: RepeatFormProps): ReactNode {
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const read = readRepeat(draft);
  const isWrong = (field: keyof RepeatDraft): boolean => read.kind === 'wrong' && read.field === field;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (read.kind === 'wrong') return;
    const error = await onStart(read.repetition);
    setProblem(error);
    if (error === null) onClose();
  }

  return (
    <form noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
      <p className={styles['hint']}>Sends “{name}” again and again, with its variables filled anew.</p>
      <div className={styles['fields']}>
        <Field
          label="Every (ms)"
          numeric
          autoFocus
          value={draft.every}
          onChange={(every) => onDraft({ ...draft, every })}
          isInvalid={isWrong('every')}
        />
        <Field
          label="Jitter (± ms)"
          numeric
          placeholder="0"
          value={draft.jitter}
          onChange={(jitter) => onDraft({ ...draft, jitter })}
          isInvalid={isWrong('jitter')}
        />
        <Field
          label="Times"
          numeric
          placeholder="Until stopped"
          value={draft.count}
          onChange={(count) => onDraft({ ...draft, count })}
          isInvalid={isWrong('count')}
        />
      </div>
      {read.kind === 'wrong' && (
        <p role="status" className={styles['wrong']}>
          {read.problem}
        </p>
      )}
      {problem !== null && <ProblemNote error={problem} />}
      <div className={styles['buttons']}>
        <Button
          tone="primary"
          type="submit"
          icon={<Repeat size={14} aria-hidden />}
          isDisabled={read.kind === 'wrong'}
        >
          Start repeating
        </Button>
      </div>
    </form>
  );
}
