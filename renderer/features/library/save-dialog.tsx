import { useState, type FormEvent, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { MAX_NAME_LENGTH } from '../../../shared/limits';
import type { SavedContent, SavedId } from '../../../shared/model/library';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { MessageEditor } from '../../ui/message-editor/message-editor';
import { ProblemNote } from '../problems/problem-note';
import styles from './library-dialog.module.css';
import { readSaved, savedDraftOf } from './saved-draft';
import { SequenceEditor } from './sequence-editor';

interface SaveDialogProps {
  /** The entry that is changed; without it a new one is kept. */
  readonly id?: SavedId;
  readonly content: SavedContent;
  /** Told once it is kept. */
  readonly onSaved?: () => void;
  readonly onClose: () => void;
}

/** Asks under which name and tags a message or a sequence is kept, and lets it be changed. */
export function SaveDialog({ id, content, onSaved, onClose }: SaveDialogProps): ReactNode {
  const { client } = useServices();
  const [draft, setDraft] = useState(() => savedDraftOf(content));
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const read = readSaved(draft);
  const isWrong = (field: 'name' | 'tags'): boolean => read.kind === 'wrong' && read.field === field;
  const what = draft.content.kind;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (read.kind !== 'ready') return;
    const outcome = await client.call('library.save', { id: id ?? null, saved: read.content });
    if (!outcome.ok) return setProblem(outcome.error);
    onSaved?.();
    onClose();
  }

  return (
    <Dialog title={id === undefined ? `Save ${what}` : `Edit ${what}`} size="wide" onClose={onClose}>
      <form noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
        <div className={styles['two']}>
          <Field
            label="Name"
            autoFocus
            maxLength={MAX_NAME_LENGTH}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
            isInvalid={isWrong('name')}
          />
          <Field
            label="Tags"
            placeholder="Separated by commas"
            value={draft.tags}
            onChange={(tags) => setDraft({ ...draft, tags })}
            isInvalid={isWrong('tags')}
          />
        </div>
        {draft.content.kind === 'message' ? (
          <MessageEditor
            label="Message"
            rows={4}
            message={draft.content.message}
            onChange={(message) => setDraft({ ...draft, content: { kind: 'message', message } })}
          />
        ) : (
          <SequenceEditor
            draft={draft.content.sequence}
            onDraft={(sequence) => setDraft({ ...draft, content: { kind: 'sequence', sequence } })}
          />
        )}
        {problem !== null && <ProblemNote error={problem} />}
        <DialogButtons wrong={read.kind === 'wrong' ? read.problem : ''}>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" isDisabled={read.kind === 'wrong'}>
            Save
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
