import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { SEQUENCE_MAX_STEPS } from '../../../shared/limits';
import { Button, IconButton } from '../../ui/button';
import { CheckBox } from '../../ui/check-box';
import { Field } from '../../ui/field';
import { MessageEditor } from '../../ui/message-editor/message-editor';
import { MoveButtons } from '../../ui/move-buttons';
import { firstExpect } from '../sending/expect-draft';
import { ExpectFields } from '../sending/expect-fields';
import { moveStep, withStep, type SequenceDraft, type StepDraft } from './sequence-draft';
import styles from './sequence-editor.module.css';

interface SequenceEditorProps {
  readonly draft: SequenceDraft;
  readonly onDraft: (draft: SequenceDraft) => void;
}

/** The steps of a sequence, how often it runs, and whether an error ends it. */
export function SequenceEditor({ draft, onDraft }: SequenceEditorProps): ReactNode {
  const { steps } = draft;
  const change = (at: number, part: Partial<StepDraft>): void =>
    onDraft({ ...draft, steps: steps.map((step, index) => (index === at ? { ...step, ...part } : step)) });
  return (
    <div className={styles['sequence']}>
      <ol className={styles['steps']} aria-label="Steps">
        {steps.map((step, at) => (
          <li key={step.key} className={styles['step']}>
            <div className={styles['head']}>
              <h3 className={styles['title']}>Step {at + 1}</h3>
              <MoveButtons
                what={`step ${at + 1}`}
                at={at}
                count={steps.length}
                onMove={(by) => onDraft(moveStep(draft, at, by))}
              />
              {steps.length > 1 && (
                <IconButton
                  label={`Remove step ${at + 1}`}
                  icon={<Trash2 size={14} aria-hidden />}
                  onPress={() => onDraft({ ...draft, steps: steps.filter((_, index) => index !== at) })}
                />
              )}
            </div>
            <Step step={step} number={at + 1} onChange={(part) => change(at, part)} />
          </li>
        ))}
      </ol>
      <Button
        icon={<Plus size={14} aria-hidden />}
        isDisabled={steps.length >= SEQUENCE_MAX_STEPS}
        onPress={() => onDraft(withStep(draft))}
      >
        Add step
      </Button>
      <div className={styles['options']}>
        <Field
          label="Runs"
          numeric
          placeholder="Until stopped"
          value={draft.loops}
          onChange={(loops) => onDraft({ ...draft, loops })}
        />
        <CheckBox
          isSelected={draft.stopOnError}
          onChange={(stopOnError) => onDraft({ ...draft, stopOnError })}
        >
          Stop when a send fails or an answer does not come
        </CheckBox>
      </div>
    </div>
  );
}

interface StepProps {
  readonly step: StepDraft;
  readonly number: number;
  readonly onChange: (part: Partial<StepDraft>) => void;
}

function Step({ step, number, onChange }: StepProps): ReactNode {
  return (
    <>
      <div className={styles['waits']}>
        <Field label="Wait first (ms)" numeric value={step.delay} onChange={(delay) => onChange({ delay })} />
        <MessageEditor
          label={`Message of step ${number}`}
          rows={1}
          message={step.message}
          onChange={(message) => onChange({ message })}
        />
      </div>
      <CheckBox
        isSelected={step.expect !== null}
        onChange={(isSelected) => onChange({ expect: isSelected ? firstExpect : null })}
      >
        Expect an answer
      </CheckBox>
      {step.expect !== null && (
        <div className={styles['expect']}>
          <ExpectFields draft={step.expect} onDraft={(expect) => onChange({ expect })} />
        </div>
      )}
    </>
  );
}
