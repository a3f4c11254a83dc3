import { useState, type FormEvent, type ReactElement } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { explain } from '../../../shared/explanations';
import { firstSeq, type RowUnit } from '../../state/row-unit';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Field } from '../../ui/field';
import { parsePlace } from './go-to-place';
import styles from './go-to.module.css';
import type { LogRows } from './log-rows';

interface GoToProps {
  readonly log: LogRows;
  readonly unit: RowUnit;
  readonly trigger: { readonly current: HTMLElement | null };
  readonly onClose: () => void;
}

/** Asks for a record's number or a time, and goes there. */
export function GoTo({ log, unit, trigger, onClose }: GoToProps): ReactElement {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function go(event: FormEvent): Promise<void> {
    event.preventDefault();
    const place = parsePlace(text, log.anchor()?.at ?? Date.now() * 1_000);
    if (place.kind === 'wrong') return setProblem(`This cannot be read: ${place.problem}.`);
    const { to } = place;
    const outcome = await log.goTo(to.kind === 'from' ? { ...to, seq: firstSeq(to.seq, unit) } : to);
    if (!outcome.ok) return setProblem(explain(outcome.error).sentence);
    if (!outcome.value) return setProblem('There is no such row in this view.');
    onClose();
  }

  return (
    <Popover
      className={cx(styles['popover'])}
      triggerRef={trigger}
      placement="bottom end"
      isOpen
      onOpenChange={onClose}
    >
      <Dialog className={cx(styles['dialog'])} aria-label="Go to">
        <form className={styles['form']} onSubmit={(event) => void go(event)}>
          <Field
            label="Record number, or time such as 12:31:34.5"
            value={text}
            onChange={(next) => {
              setText(next);
              setProblem(null);
            }}
            isInvalid={problem !== null}
            autoFocus
            mono
          />
          <Button type="submit" tone="primary">
            Go
          </Button>
        </form>
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      </Dialog>
    </Popover>
  );
}
