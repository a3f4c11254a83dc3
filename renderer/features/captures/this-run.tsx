import { Trash2 } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import type { CaptureList } from '../../state/captures-store';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Field } from '../../ui/field';
import { stampErrorExplained, stampErrorText, troubleOf } from './capture-words';
import styles from './captures-dialog.module.css';
import { limitHint, limitText, readLimit } from './limit-draft';

interface ThisRunProps {
  readonly list: CaptureList;
  readonly onLimit: (maxBytes: number) => void;
  readonly onDiscard: () => void;
}

/** Where this run's capture lies, what it takes and may take, and how to be rid of it. */
export function ThisRun({ list, onLimit, onDiscard }: ThisRunProps): ReactNode {
  const trouble = troubleOf(list.state);
  return (
    <section aria-labelledby="this-run" className={styles['section']}>
      <h3 id="this-run" className={styles['title']}>
        This run
      </h3>
      <dl className={styles['facts']}>
        <dt>Folder</dt>
        <dd className={styles['folder']}>
          <span className={styles['path']}>{list.folder}</span>
          <CopyButton label="Copy the folder" text={list.folder} />
        </dd>
        <dt>Name</dt>
        <dd className={styles['path']}>{list.live}</dd>
        <dt>On disk</dt>
        <dd>
          {formatBytes(list.bytes)} of {formatBytes(list.maxBytes)}
        </dd>
        <dt>Time stamps</dt>
        <dd>
          {stampErrorText(list.stampErrorUs)}. {stampErrorExplained}
        </dd>
        {trouble !== null && (
          <>
            <dt>State</dt>
            <dd>
              <strong>{trouble.title}.</strong> {trouble.words} {trouble.cost}
            </dd>
          </>
        )}
      </dl>
      <Limit maxBytes={list.maxBytes} onLimit={onLimit} />
      <div>
        <Button icon={<Trash2 size={14} aria-hidden />} onPress={onDiscard}>
          Delete what was captured…
        </Button>
      </div>
    </section>
  );
}

function Limit({
  maxBytes,
  onLimit,
}: {
  readonly maxBytes: number;
  readonly onLimit: (maxBytes: number) => void;
}): ReactNode {
  const [draft, setDraft] = useState({ of: maxBytes, text: limitText(maxBytes) });
  // What was typed is over once there is another limit, whoever set it.
  const text = draft.of === maxBytes ? draft.text : limitText(maxBytes);
  const typed = readLimit(text);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (typed === null || typed === maxBytes) return;
    // The button is disabled once the limit is set, and would lose the focus: then no key reaches the dialog.
    event.currentTarget.querySelector('input')?.focus();
    onLimit(typed);
  }

  return (
    <form noValidate onSubmit={submit} className={styles['limit']}>
      <div className={styles['number']}>
        <Field
          label="Limit in GiB"
          value={text}
          onChange={(typing) => setDraft({ of: maxBytes, text: typing })}
          isInvalid={typed === null}
        />
      </div>
      <Button type="submit" isDisabled={typed === null || typed === maxBytes}>
        Set limit
      </Button>
      <p className={styles['hint']} role="status" data-invalid={typed === null}>
        {typed === null
          ? limitHint
          : 'Beyond it the oldest records are deleted, and the log says how many. It holds for later runs too.'}
      </p>
    </form>
  );
}
