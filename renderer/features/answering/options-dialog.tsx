import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { explain } from '../../../shared/explanations';
import type { Endpoint } from '../../../shared/model/endpoint';
import { useServices } from '../../state/app-context';
import { Button } from '../../ui/button';
import { Dialog, DialogButtons } from '../../ui/dialog';
import { ProblemNote } from '../problems/problem-note';
import styles from './options.module.css';
import { optionsDraftOf, saveOptions, type OptionsDraft } from './options-draft';
import { AccessSection, AnswersSection, DialingSection } from './options-sections';

/** How saving went so far. */
type Step =
  | { readonly kind: 'editing' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'refused'; readonly error: ParleyError };

/** All options of an endpoint. They are saved together; what cannot be saved stays as it was typed, with the reason. */
export function OptionsDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }): ReactNode {
  const { client } = useServices();
  const [draft, setDraft] = useState(() => optionsDraftOf(endpoint));
  const [step, setStep] = useState<Step>({ kind: 'editing' });
  const form = useRef<HTMLFormElement>(null);
  const error = step.kind === 'refused' ? step.error : null;

  function change(next: OptionsDraft): void {
    setDraft(next);
    setStep({ kind: 'editing' });
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const saving = saveOptions(client, draft);
    if (saving === null) {
      setStep({ kind: 'unread' });
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    setStep({ kind: 'saving' });
    const outcome = await saving;
    if (outcome.ok) onClose();
    else setStep({ kind: 'refused', error: outcome.error });
  }

  return (
    <Dialog title={`Options of ${endpoint.name}`} size="wide" onClose={onClose}>
      <form ref={form} noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
        <AnswersSection draft={draft.answers} onDraft={(answers) => change({ ...draft, answers })} />
        {draft.kind === 'server' ? (
          <AccessSection
            draft={draft.access}
            onDraft={(access) => change({ ...draft, access })}
            peers={error?.code === 'invalid_peer' ? explain(error).sentence : undefined}
          />
        ) : (
          <DialingSection draft={draft.dialing} onDraft={(dialing) => change({ ...draft, dialing })} />
        )}
        {error !== null && <ProblemNote error={error} />}
        <DialogButtons wrong={step.kind === 'unread' ? 'Nothing is saved yet: correct what is marked.' : ''}>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" isDisabled={step.kind === 'saving'}>
            Save
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
