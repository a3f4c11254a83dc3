import type { ReactNode } from 'react';
import { CheckBox } from '../../ui/check-box';
import { Choice, Field } from '../../ui/field';
import { MessageEditor } from '../../ui/message-editor/message-editor';
import { readAccess, type AccessDraft } from './access-draft';
import { readAnswers, type AnswersDraft } from './answers-draft';
import { readDialing, type DialingDraft } from './dialing-draft';
import type { Problems, ReadDraft } from './draft-reader';
import styles from './options.module.css';

interface SectionProps<D> {
  readonly draft: D;
  readonly onDraft: (draft: D) => void;
}

const endings = [
  { value: 'close', name: 'Close it', explains: 'Both sides may finish what they send (FIN).' },
  { value: 'reset', name: 'Reset it', explains: 'It ends at once, and what is under way is lost (RST).' },
] as const;

/** When replies go out, how fast, and when the connection ends behind them. */
export function AnswersSection({ draft, onDraft }: SectionProps<AnswersDraft>): ReactNode {
  const problems = problemsOf(readAnswers(draft));
  return (
    <Section
      title="Answers"
      explains="For whatever answers by itself: echo, a fixed reply, rules and the others."
    >
      <div className={styles['fields']}>
        <Field
          label="Delay from (ms)"
          numeric
          placeholder="0"
          value={draft.least}
          onChange={(least) => onDraft({ ...draft, least })}
          explains="How long each reply waits."
          problem={problems.least}
        />
        <Field
          label="Delay to (ms)"
          numeric
          placeholder="The same"
          value={draft.most}
          onChange={(most) => onDraft({ ...draft, most })}
          explains="With another number: a random time between the two."
          problem={problems.most}
        />
        <Field
          label="Bytes per second"
          numeric
          placeholder="No limit"
          value={draft.rate}
          onChange={(rate) => onDraft({ ...draft, rate })}
          explains="The most that replies take on each connection."
          problem={problems.rate}
        />
        <Field
          label="End after (messages)"
          numeric
          placeholder="Never"
          value={draft.after}
          onChange={(after) => onDraft({ ...draft, after })}
          explains="The connection ends behind so many answered messages."
          problem={problems.after}
        />
        {draft.after.trim() !== '' && (
          <Choice
            label="How it ends"
            value={draft.by}
            options={endings}
            isExplained
            onChange={(by) => onDraft({ ...draft, by })}
          />
        )}
      </div>
    </Section>
  );
}

/** Whom a server lets in, for how long, and what everyone is sent first. `peers`: what is wrong with the list, if the engine found it. */
export function AccessSection({
  draft,
  onDraft,
  peers,
}: SectionProps<AccessDraft> & { readonly peers: string | undefined }): ReactNode {
  const problems = problemsOf(readAccess(draft));
  return (
    <Section
      title="Server"
      explains="They hold for connections that come from now on; the idle time for all."
    >
      <Field
        label="Allowed peers"
        mono
        lines={3}
        placeholder="Everyone"
        value={draft.allow}
        onChange={(allow) => onDraft({ ...draft, allow })}
        explains="Addresses such as 127.0.0.1 or ::1 and networks such as 10.0.0.0/8, one a line. Others are refused, and the log says so."
        problem={problems.allow ?? peers}
      />
      <div className={styles['fields']}>
        <Field
          label="Most connections"
          numeric
          placeholder="As many as there come"
          value={draft.connections}
          onChange={(connections) => onDraft({ ...draft, connections })}
          explains="At a time; further ones are refused."
          problem={problems.connections}
        />
        <Field
          label="Idle time (ms)"
          numeric
          placeholder="For ever"
          value={draft.idle}
          onChange={(idle) => onDraft({ ...draft, idle })}
          explains="A connection on which nothing passed for so long is closed."
          problem={problems.idle}
        />
      </div>
      <CheckBox isSelected={draft.greets} onChange={(greets) => onDraft({ ...draft, greets })}>
        Greet everyone who connects
      </CheckBox>
      {draft.greets && (
        <MessageEditor
          label="Greeting"
          message={draft.greeting}
          onChange={(greeting) => onDraft({ ...draft, greeting })}
        />
      )}
    </Section>
  );
}

/** Where a client connects from, and whether it connects again by itself. */
export function DialingSection({ draft, onDraft }: SectionProps<DialingDraft>): ReactNode {
  const problems = problemsOf(readDialing(draft));
  return (
    <Section title="Client" explains="They hold from the next time it connects.">
      <div className={styles['fields']}>
        <Field
          label="Local address"
          mono
          placeholder="The system chooses"
          value={draft.host}
          onChange={(host) => onDraft({ ...draft, host })}
          explains="The address of this computer to connect from."
          problem={problems.host}
        />
        <Field
          label="Local port"
          mono
          numeric
          placeholder="The system chooses"
          value={draft.port}
          onChange={(port) => onDraft({ ...draft, port })}
          explains="The system keeps it back for a while after each connection (TIME_WAIT)."
          problem={problems.port}
        />
      </div>
      <CheckBox isSelected={draft.retries} onChange={(retries) => onDraft({ ...draft, retries })}>
        Connect again after a failure, or when the connection ends
      </CheckBox>
      {draft.retries && (
        <div className={styles['fields']}>
          <Field
            label="First wait (ms)"
            numeric
            value={draft.first}
            onChange={(first) => onDraft({ ...draft, first })}
            explains="Each further wait is twice as long."
            problem={problems.first}
          />
          <Field
            label="Longest wait (ms)"
            numeric
            value={draft.most}
            onChange={(most) => onDraft({ ...draft, most })}
            explains="No wait is longer than this."
            problem={problems.most}
          />
          <Field
            label="Attempts"
            numeric
            placeholder="Until stopped"
            value={draft.attempts}
            onChange={(attempts) => onDraft({ ...draft, attempts })}
            explains="Failures in a row before it gives up."
            problem={problems.attempts}
          />
        </div>
      )}
    </Section>
  );
}

interface FrameProps {
  readonly title: string;
  readonly explains: string;
  readonly children: ReactNode;
}

function Section({ title, explains, children }: FrameProps): ReactNode {
  return (
    <section className={styles['section']} aria-label={title}>
      <h3 className={styles['title']}>{title}</h3>
      <p className={styles['hint']}>{explains}</p>
      {children}
    </section>
  );
}

function problemsOf<F extends string>(read: ReadDraft<unknown, F>): Problems<F> {
  return read.kind === 'wrong' ? read.problems : ({} as Problems<F>);
}
