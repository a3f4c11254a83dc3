import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { MessageEditor } from '../../../ui/message-editor/message-editor';
import { MoveButtons } from '../../../ui/move-buttons';
import { moveStep, takesStep, withStep, type RuleDraft, type StepDraft } from './rule-draft';
import styles from './rule-editor.module.css';

interface ReplyStepsProps {
  readonly draft: RuleDraft;
  /** What the condition captures. */
  readonly groups: readonly string[];
  /** The message whose delay is wrong, and why. */
  readonly wrong: { readonly step: number; readonly problem: string } | null;
  readonly onDraft: (part: Pick<RuleDraft, 'steps'>) => void;
}

/** The messages of a reply, each with the time that it waits. */
export function ReplySteps({ draft, groups, wrong, onDraft }: ReplyStepsProps): ReactNode {
  const { steps } = draft;
  const change = (at: number, part: Partial<StepDraft>): void =>
    onDraft({ steps: steps.map((step, index) => (index === at ? { ...step, ...part } : step)) });
  return (
    <div className={styles['reply']}>
      <ol className={styles['steps']} aria-label="Reply">
        {steps.map((step, at) => (
          <li key={step.key} className={styles['step']}>
            <div className={styles['head']}>
              <h4 className={styles['name']}>{steps.length === 1 ? 'Reply' : `Reply, message ${at + 1}`}</h4>
              <MoveButtons
                what={`message ${at + 1}`}
                at={at}
                count={steps.length}
                onMove={(by) => onDraft(moveStep(draft, at, by))}
              />
              <IconButton
                label={`Remove message ${at + 1}`}
                icon={<Trash2 size={14} aria-hidden />}
                onPress={() => onDraft({ steps: steps.toSpliced(at, 1) })}
              />
            </div>
            <div className={styles['waits']}>
              <Field
                label="Wait first (ms)"
                numeric
                value={step.delay}
                onChange={(delay) => change(at, { delay })}
                problem={wrong?.step === at ? wrong.problem : undefined}
              />
              <MessageEditor
                label={`Message ${at + 1}`}
                message={step.message}
                groups={groups}
                onChange={(message) => change(at, { message })}
              />
            </div>
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p className={styles['hint']}>Nothing is answered.</p>}
      <Button
        tone="pill"
        icon={<Plus size={13} aria-hidden />}
        isDisabled={!takesStep(draft)}
        onPress={() => onDraft(withStep(draft))}
      >
        Add a message
      </Button>
      {groups.length > 1 && (
        <p className={styles['hint']}>
          From the pattern:{' '}
          {groups.map((group) => (/^\d$/.test(group) ? `$${group}` : `\${${group}}`)).join(', ')}
        </p>
      )}
    </div>
  );
}
