import { SendHorizontal, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { errorOf, type Outcome, type ParleyError } from '../../../shared/errors';
import type { NextAction } from '../../../shared/explanations';
import { encodeText, utf8Length } from '../../../shared/bytes/utf8';
import { formatBytes } from '../../../shared/bytes/format';
import { Button, IconButton } from '../../ui/button';
import { ProblemCard } from '../problems/problem-card';
import { emptyHistory, leavesText, recall, remember } from './history';
import type { SendPiece } from './send-message';
import { useSending, type Sending } from './use-sending';
import { cx } from '../../ui/cx';
import styles from './composer.module.css';

interface ComposerProps {
  /** Where Send sends to, as of now: a function for each piece, or why nothing can be sent. */
  readonly route: Outcome<SendPiece>;
  /** Bytes that were accepted and that the peers have not let through yet. */
  readonly queued: number;
  /** What stands at the left under the message: the target of a server, half-close of a client. */
  readonly children: ReactNode;
  /** Does the next step that an error offers, other than sending again. */
  readonly onAction: (action: NextAction) => void;
}

/** The most lines that the message grows to before it scrolls. */
const MAX_LINES = 6;

/** Characters from which on lines are not wrapped: laying out megabytes with wrapping would freeze the window. */
const LONG_TEXT = 256 * 1024;

/** Where a person types a message. The text is theirs: only a message that is on its way leaves the field. */
export function Composer({ route, queued, children, onAction }: ComposerProps): ReactNode {
  const [text, setText] = useState('');
  const [history, setHistory] = useState(emptyHistory);
  const [problem, setProblem] = useState<ParleyError | null>(null);
  const { sending, send, cancel } = useSending();
  const field = useRef<HTMLTextAreaElement>(null);

  async function submit(): Promise<void> {
    field.current?.focus();
    setProblem(null);
    if (text === '') return;
    const encoded = encodeText(text);
    if (encoded.kind === 'lone-surrogate') {
      return setProblem(errorOf('invalid_text', { position: encoded.index + 1 }));
    }
    if (!route.ok) return setProblem(route.error);
    setHistory((now) => remember(now, text));
    setText('');
    const error = await send(encoded.bytes, route.value);
    if (error === null) return;
    setProblem(error);
    // What was typed meanwhile stays; the failed message is then one press of the Up key away.
    setText((now) => (now === '' ? text : now));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While an input method composes, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      onArrow(event, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Escape') setProblem(null);
  }

  function onArrow(event: KeyboardEvent<HTMLTextAreaElement>, step: -1 | 1): void {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!leavesText(step, text, selectionStart, selectionEnd)) return;
    const recalled = recall(history, step, text);
    if (recalled === null) return;
    event.preventDefault();
    setHistory(recalled.history);
    setText(recalled.text);
  }

  return (
    <div className={styles['composer']}>
      {problem !== null && (
        <ProblemCard
          error={problem}
          side="above"
          onAction={(action) => {
            setProblem(null);
            if (action.kind === 'retry') void submit();
            else onAction(action);
          }}
          onDismiss={() => setProblem(null)}
        />
      )}
      <div className={styles['line']}>
        <textarea
          ref={field}
          className={cx(styles['message'], text.length > LONG_TEXT && styles['long'])}
          aria-label="Message"
          placeholder="Type a message"
          rows={Math.min(MAX_LINES, text.split('\n', MAX_LINES).length)}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button tone="primary" icon={<SendHorizontal size={15} aria-hidden />} onPress={() => void submit()}>
          Send
        </Button>
      </div>
      <div className={styles['meta']}>
        <div className={styles['left']}>{children}</div>
        <Flow sending={sending} queued={queued} cancel={cancel} />
        <span className={styles['count']}>{formatBytes(utf8Length(text))}</span>
      </div>
    </div>
  );
}

/** What is on its way: pieces that the engine has not taken yet, then bytes that wait for the peer to read. */
function Flow({
  sending,
  queued,
  cancel,
}: {
  sending: Sending;
  queued: number;
  cancel: () => void;
}): ReactNode {
  if (sending.kind === 'sending' && sending.taken > 0) {
    const words = `${formatBytes(sending.taken)} of ${formatBytes(sending.total)} sent`;
    return (
      <span className={styles['flow']}>
        <progress aria-label="Sending" max={sending.total} value={sending.taken} />
        {words}
        <IconButton label="Cancel sending" icon={<X size={14} aria-hidden />} onPress={cancel} />
      </span>
    );
  }
  if (queued === 0) return null;
  return <span className={styles['flow']}>{formatBytes(queued)} waiting for the peer to read</span>;
}
