import { useId, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { cx } from '../../ui/cx';
import type { Draft, Mistake } from './draft';
import styles from './find-bar.module.css';
import { pointAt } from './find-words';
import type { Direction } from './step';

interface PatternFieldProps {
  readonly draft: Draft;
  readonly mistake: Mistake | null;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onStep: (direction: Direction) => void;
}

const kinds: readonly { readonly value: Draft['kind']; readonly name: string; readonly example: string }[] = [
  { value: 'text', name: 'Text', example: 'Find text' },
  { value: 'hex', name: 'Hex', example: 'Find bytes, such as 0d 0a' },
  { value: 'regex', name: 'Regex', example: 'Find a pattern, such as \\d+' },
];

/** What to look for in the bytes, as what it is read, and where it is wrong. */
export function PatternField({ draft, mistake, field, onChange, onStep }: PatternFieldProps): ReactElement {
  const fault = useId();

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onStep(event.shiftKey ? 'previous' : 'next');
  }

  return (
    <div className={styles['pattern']}>
      <div className={styles['box']} data-invalid={mistake !== null || undefined}>
        <input
          ref={field}
          type="text"
          className={styles['input']}
          aria-label="Pattern"
          placeholder={kinds.find(({ value }) => value === draft.kind)?.example}
          value={draft.text}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={mistake !== null}
          aria-describedby={mistake === null ? undefined : fault}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        {draft.kind !== 'hex' && (
          <ToggleButton
            className={cx(styles['case'])}
            aria-label="Match case"
            isSelected={draft.matchCase}
            onChange={(matchCase) => onChange({ matchCase })}
          >
            Aa
          </ToggleButton>
        )}
        <select
          className={styles['kind']}
          aria-label="Pattern is"
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value as Draft['kind'] })}
        >
          {kinds.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {mistake !== null && (
        <p id={fault} role="alert" className={styles['fault']}>
          <Pointer text={draft.text} mistake={mistake} />
          {sentence(mistake.problem)}
        </p>
      )}
    </div>
  );
}

/** The text around a fault with the fault underlined. */
export function Pointer({
  text,
  mistake,
}: {
  readonly text: string;
  readonly mistake: Mistake;
}): ReactElement {
  const { before, at, after } = pointAt(text, mistake);
  return (
    <bdi dir="ltr" className={styles['pointer']} aria-hidden>
      {before}
      <span className={styles['point']}>{at}</span>
      {after}
    </bdi>
  );
}

/** A problem as a sentence of its own. */
export function sentence(problem: string): string {
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}
