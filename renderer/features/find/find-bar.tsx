import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { memo, useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { explain } from '../../../shared/explanations';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Facets } from './facets';
import styles from './find-bar.module.css';
import { facetChips, foundWords, progressWords } from './find-words';
import { PatternField } from './pattern-field';
import type { Find } from './use-find';

interface FindBarProps {
  readonly find: Find;
  /** Grows with each request to type here. */
  readonly asked: number;
  readonly onClose: () => void;
}

/** What to look for, how it goes, and the way through what was found. Drawn anew when that changes, not with every row. */
export const FindBar = memo(function FindBar({ find, asked, onClose }: FindBarProps): ReactElement {
  const { draft, wish, search, change } = find;
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  }

  return (
    <div role="search" className={styles['bar']} aria-label="Find and filter" onKeyDown={onKeyDown}>
      <div className={styles['line']}>
        <PatternField
          draft={draft}
          mistake={wish.kind === 'mistaken' ? (wish.mistakes.text ?? null) : null}
          field={field}
          onChange={change}
          onStep={find.step}
        />
        <ToggleButton
          className={cx(styles['toggle'])}
          isSelected={find.onlyMatches}
          onChange={find.setOnlyMatches}
        >
          Only matches
        </ToggleButton>
        <Facets draft={draft} mistakes={wish.kind === 'mistaken' ? wish.mistakes : {}} onChange={change} />
        <span role="status" className={styles['found']}>
          {foundWords(search, find.match)}
        </span>
        <div className={styles['steps']}>
          <IconButton
            label="Previous match (Shift+F3)"
            icon={<ArrowUp size={14} aria-hidden />}
            onPress={() => find.step('previous')}
          />
          <IconButton
            label="Next match (F3)"
            icon={<ArrowDown size={14} aria-hidden />}
            onPress={() => find.step('next')}
          />
          <IconButton
            label="Close find and filter (Escape)"
            icon={<X size={14} aria-hidden />}
            onPress={onClose}
          />
        </div>
      </div>
      <Chips find={find} />
      <Progress find={find} />
      <Problem find={find} />
    </div>
  );
});

function Chips({ find }: { readonly find: Find }): ReactElement | null {
  const chips = facetChips(find.draft);
  if (chips.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label="Active filters">
      {chips.map(({ name, without }) => (
        <li key={name} className={styles['chip']}>
          {name}
          <button
            type="button"
            className={styles['remove']}
            aria-label={`Remove the filter ${name}`}
            onClick={() => find.change(without)}
          >
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Progress({ find: { search, stop } }: { readonly find: Find }): ReactElement | null {
  const status = search.kind === 'open' ? search.status : null;
  if (status === null) return null;
  const words = progressWords(status);
  if (status.state.kind === 'stopped')
    return <p className={styles['progress']}>Stopped after {words} records.</p>;
  if (status.state.kind !== 'scanning') return null;
  return (
    <div className={styles['progress']}>
      <progress
        className={styles['meter']}
        aria-label="Records looked at"
        value={status.scanned}
        max={Math.max(1, status.of)}
      />
      <span className={styles['words']}>{words} looked at</span>
      <Button tone="pill" onPress={stop}>
        Stop
      </Button>
    </div>
  );
}

function Problem({ find: { search, problem } }: { readonly find: Find }): ReactElement | null {
  const error = search.kind === 'failed' ? search.error : problem;
  const failed =
    search.kind === 'open' && search.status?.state.kind === 'failed' ? search.status.state.error : null;
  if (error === null && failed === null) return null;
  return (
    <p role="alert" className={styles['problem']}>
      {error !== null && `${explain(error).sentence} ${explain(error).next}`}
      {failed !== null && explain(failed).next}
    </p>
  );
}
