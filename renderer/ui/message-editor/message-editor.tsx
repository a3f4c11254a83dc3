import { useId, useState, type ReactNode } from 'react';
import type { Fault } from '../../../shared/message/fault';
import type { Message, MessageMode } from '../../../shared/model/message';
import { EncodingChoice, EndingChoice, ModeChoice } from './composing-choices';
import { convertMode } from './convert-mode';
import { BytesLine, FaultLine } from './bytes-line';
import { MessageField } from './message-field';
import { cx } from '../cx';
import styles from './message-editor.module.css';
import { useInspection } from './use-inspection';

interface MessageEditorProps {
  /** The name of the field, for those who listen; and above it, unless `isLabelHidden`. */
  readonly label: string;
  readonly message: Message;
  readonly onChange: (message: Message) => void;
  /** A fault that the owner of the message found in it, besides its own. */
  readonly fault?: Fault | null;
  /** Groups of a regular expression that the message may use, such as `1` or `name`; without them `$1` is plain text. */
  readonly groups?: readonly string[];
  /** Which settings are offered; all of them unless said otherwise. */
  readonly show?: { readonly mode?: boolean; readonly encoding?: boolean; readonly ending?: boolean };
  /** Lines that the field has at least. */
  readonly rows?: number;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
}

/** The most lines that the field grows to. */
const MAX_ROWS = 12;

/**
 * A message with its settings: what is typed, marked in place, and the bytes that come of it. It takes any text; whoever uses the
 * message asks whether it can be sent.
 */
export function MessageEditor(props: MessageEditorProps): ReactNode {
  const {
    label,
    message,
    onChange,
    fault = null,
    groups,
    show = {},
    rows = 2,
    isLabelHidden = false,
  } = props;
  const said = useId();
  const inspection = useInspection(message, { groups, fault });
  const [refusal, setRefusal] = useState<string | null>(null);

  function change(part: Partial<Message>): void {
    setRefusal(null);
    onChange({ ...message, ...part });
  }

  function changeMode(mode: MessageMode): void {
    const converted = convertMode(message, mode, groups);
    if (converted.ok) change(converted.value);
    else setRefusal(converted.problem);
  }

  return (
    <div className={styles['editor']} role="group" aria-label={label}>
      {!isLabelHidden && <span className={styles['label']}>{label}</span>}
      <MessageField
        label={label}
        value={message.source}
        onChange={(source) => change({ source })}
        runs={inspection.runs}
        isInvalid={inspection.fault !== null}
        describedBy={said}
        rows={rows}
        maxRows={Math.max(rows, MAX_ROWS)}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
      <div className={styles['line']}>
        {show.mode !== false && <ModeChoice mode={message.mode} onMode={changeMode} />}
        {show.encoding !== false && (
          <EncodingChoice encoding={message.encoding} onEncoding={(encoding) => change({ encoding })} />
        )}
        {show.ending !== false && (
          <EndingChoice ending={message.ending} onEnding={(ending) => change({ ending })} />
        )}
        <div id={said} className={cx(styles['said'], inspection.fault !== null && styles['wrong'])}>
          {inspection.fault === null ? (
            <BytesLine inspection={inspection} />
          ) : (
            <FaultLine fault={inspection.fault} />
          )}
        </div>
      </div>
      {refusal !== null && (
        <p role="alert" className={styles['refusal']}>
          {refusal}
        </p>
      )}
    </div>
  );
}
