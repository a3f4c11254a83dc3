import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../../shared/bytes/format';
import { TRY_MAX_BYTES } from '../../../../shared/limits';
import type { Message } from '../../../../shared/model/message';
import type { RuleId } from '../../../../shared/model/rule';
import { MessageEditor } from '../../../ui/message-editor/message-editor';
import { ProblemNote } from '../../problems/problem-note';
import styles from './trial-box.module.css';
import { FiredItem } from './fired-item';
import type { Trial } from './use-trial';

interface TrialBoxProps {
  readonly input: Message;
  readonly onInput: (input: Message) => void;
  readonly trial: Trial;
  /** True while something typed in a rule has not been saved: that is not tried. */
  readonly isUnsaved: boolean;
  /** Shows the rule in the list. */
  readonly onShow: (id: RuleId, index: number | null) => void;
}

/** Messages that are listed; who tries more of them looks for one thing, and finds it in fewer. */
const LISTED = 100;

/** An input, and what the rules would do with it. Nothing is sent. */
export function TrialBox({ input, onInput, trial, isUnsaved, onShow }: TrialBoxProps): ReactNode {
  return (
    <section className={styles['trial']} aria-label="Try it">
      <h3 className={styles['title']}>
        <FlaskConical size={14} aria-hidden /> Try it
        <span className={styles['hint']}>
          {isUnsaved ? 'The saved rules are tried, not what is being typed.' : 'Nothing is sent.'}
        </span>
      </h3>
      <MessageEditor label="What is received" isLabelHidden rows={1} message={input} onChange={onInput} />
      <div role="status" aria-label="What happens" className={styles['result']}>
        <Outcome trial={trial} onShow={onShow} />
      </div>
    </section>
  );
}

function Outcome({ trial, onShow }: Pick<TrialBoxProps, 'trial' | 'onShow'>): ReactNode {
  switch (trial.kind) {
    case 'none':
      return (
        <p className={styles['hint']}>Type what is received, and see which rule fires and what goes out.</p>
      );
    case 'too-long':
      return (
        <p>{`These are ${formatBytes(trial.bytes)}; at most ${formatBytes(TRY_MAX_BYTES)} can be tried. Shorten it.`}</p>
      );
    case 'failed':
      return <ProblemNote error={trial.error} />;
    case 'tried':
      if (trial.fired.length === 0)
        return <p>There is no whole message in it yet: the framing waits for more bytes.</p>;
      return (
        <ol className={styles['fired']}>
          {trial.fired.slice(0, LISTED).map((fired) => (
            <FiredItem key={fired.start} fired={fired} isOnly={trial.fired.length === 1} onShow={onShow} />
          ))}
          {trial.fired.length > LISTED && (
            <li>and {(trial.fired.length - LISTED).toLocaleString('en')} more messages.</li>
          )}
        </ol>
      );
  }
}
