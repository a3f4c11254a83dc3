import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import type { ParleyError } from '../../../../shared/errors';
import { MAX_NAME_LENGTH } from '../../../../shared/limits';
import { compileMatching } from '../../../../shared/matching/compile-matching';
import type { RuleText } from '../../../../shared/model/rule';
import { Button } from '../../../ui/button';
import { CheckBox } from '../../../ui/check-box';
import { Choice, Field } from '../../../ui/field';
import { MatchingEditor } from '../../../ui/message-editor/matching-editor';
import { ProblemNote } from '../../problems/problem-note';
import { ReplySteps } from './reply-steps';
import { readRule, type RuleDraft } from './rule-draft';
import styles from './rule-editor.module.css';

interface RuleEditorProps {
  readonly title: string;
  /** The fall-back fires whatever was received: it has no condition. */
  readonly place: 'list' | 'fallback';
  readonly draft: RuleDraft;
  /** True where it differs from what was saved. */
  readonly isChanged: boolean;
  readonly onDraft: (draft: RuleDraft) => void;
  /** Saves it; resolves with why it cannot be, or null. */
  readonly onSave: (rule: RuleText) => Promise<ParleyError | null>;
  /** Takes back what was typed. */
  readonly onRevert: () => void;
}

const followings = [
  { value: 'stay', name: 'Keep the connection', explains: 'The next message is answered too.' },
  { value: 'close', name: 'Close it', explains: 'This side finishes (FIN) once the reply is sent.' },
  { value: 'reset', name: 'Reset it', explains: 'The connection ends at once (RST).' },
] as const;

const always = [
  { value: 'always', name: 'Always', explains: 'Each time it fits.' },
  { value: 'once', name: 'Once for each connection', explains: 'The first time it fits.' },
] as const;

/** One rule: when it fires, what it answers, and what follows. A rule that cannot be saved stays as it was typed, with the reason. */
export function RuleEditor(props: RuleEditorProps): ReactNode {
  const { title, place, draft, isChanged, onDraft, onSave, onRevert } = props;
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const read = readRule(draft);
  const when = place === 'fallback' ? anything : draft.when;
  const compiled = useMemo(() => compileMatching(when), [when]);
  const [groups, setGroups] = useState(wholeOnly);
  // While the condition is wrong the reply is read as before: one mistake is marked once.
  if (compiled.ok && compiled.value.groups !== groups) setGroups(compiled.value.groups);

  function change(part: Partial<RuleDraft>): void {
    setProblem(null);
    onDraft({ ...draft, ...part });
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (read.kind === 'ready') setProblem(await onSave(read.rule));
  }

  return (
    <form noValidate className={styles['editor']} aria-label={title} onSubmit={(event) => void submit(event)}>
      <div className={styles['head']}>
        <h3 className={styles['title']}>{title}</h3>
        <CheckBox isSelected={draft.on} onChange={(on) => change({ on })}>
          On
        </CheckBox>
      </div>
      <Field
        label="Name"
        placeholder={place === 'fallback' ? 'Fall-back' : 'What it looks for'}
        maxLength={MAX_NAME_LENGTH}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      {place === 'list' && (
        <MatchingEditor
          label="When what is received"
          matching={draft.when}
          onChange={(next) => change({ when: next })}
        />
      )}
      <ReplySteps
        draft={draft}
        groups={groups}
        wrong={read.kind === 'wrong' ? read : null}
        onDraft={change}
      />
      <div className={styles['two']}>
        <Choice
          label="Then"
          value={draft.then}
          options={followings}
          isExplained
          onChange={(then) => change({ then })}
        />
        <Choice
          label="It fires"
          value={draft.once ? 'once' : 'always'}
          options={always}
          isExplained
          onChange={(value) => change({ once: value === 'once' })}
        />
      </div>
      {problem !== null && <ProblemNote error={problem} />}
      <div className={styles['buttons']}>
        <Button isDisabled={!isChanged} onPress={onRevert}>
          Take back
        </Button>
        <Button tone="primary" type="submit" isDisabled={!isChanged || read.kind === 'wrong'}>
          Save rule
        </Button>
      </div>
    </form>
  );
}

const anything = { by: 'any' } as const;
/** What a reply may use before the condition was right. */
const wholeOnly: readonly string[] = ['0'];
