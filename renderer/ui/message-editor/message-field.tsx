import { useRef } from 'react';
import type { ClipboardEvent, CSSProperties, DragEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { cx } from '../cx';
import styles from './message-field.module.css';
import type { Run } from './runs';

interface MessageFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How its text is marked; `null` for a text too long to be marked, whose lines are not wrapped either. */
  readonly runs: readonly Run[] | null;
  readonly isInvalid: boolean;
  /** The element that says what is wrong, or what comes of the text. */
  readonly describedBy?: string;
  readonly placeholder?: string;
  /** Lines that it has at least, and the most it grows to before it scrolls. */
  readonly rows: number;
  readonly maxRows: number;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly onDrop?: (event: DragEvent<HTMLTextAreaElement>) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A field of several lines whose text is marked in place: a layer behind it has the same text and draws only the marks. */
export function MessageField(props: MessageFieldProps): ReactNode {
  const { label, value, onChange, runs, isInvalid, describedBy, placeholder, rows, maxRows } = props;
  const { onKeyDown, onPaste, onDrop, ref = null } = props;
  const marks = useRef<HTMLDivElement>(null);
  return (
    <div className={styles['stack']} data-invalid={isInvalid || undefined}>
      {runs !== null && (
        <div ref={marks} className={styles['marks']} aria-hidden>
          {runs.map((run, at) => (
            <span
              key={at}
              className={cx(run.tone !== 'text' && styles[run.tone], run.isFaulty && styles['fault'])}
            >
              {run.text}
            </span>
          ))}
          {/* A last line that is empty has its height only with something behind it. */}
          {'\n'}
        </div>
      )}
      <textarea
        ref={ref}
        className={cx(styles['input'], runs === null && styles['long'])}
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        placeholder={placeholder}
        rows={Math.max(rows, Math.min(maxRows, value.split('\n', maxRows).length))}
        value={value}
        spellCheck={false}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        style={{ '--max-rows': maxRows } as CSSProperties}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onDrop={onDrop}
        onScroll={({ currentTarget }) => {
          if (marks.current === null) return;
          marks.current.scrollTop = currentTarget.scrollTop;
          marks.current.scrollLeft = currentTarget.scrollLeft;
        }}
      />
    </div>
  );
}
