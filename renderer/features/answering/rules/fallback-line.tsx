import { CornerDownRight, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Rule, RuleId } from '../../../../shared/model/rule';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { ruleSummary } from './rule-words';
import styles from './rules-dialog.module.css';

interface FallbackLineProps {
  readonly fallback: Rule | null;
  readonly isSelected: boolean;
  readonly isChanged: boolean;
  readonly isFired: boolean;
  readonly onSelect: () => void;
  readonly onDelete: (id: RuleId) => void;
}

/** The rule below all others, which fires where none of them does. */
export function FallbackLine(props: FallbackLineProps): ReactNode {
  const { fallback, isSelected, isChanged, isFired, onSelect, onDelete } = props;
  return (
    <div className={cx(styles['fallback'], isSelected && styles['chosen'])}>
      <CornerDownRight size={14} aria-hidden />
      <p className={styles['words']}>
        <strong>Fall-back</strong>{' '}
        <span className={styles['quiet']}>
          {fallback === null ? 'none: what fits no rule is not answered' : ruleSummary(fallback, 'fallback')}
          {fallback?.on === false && ' · off'}
          {isFired && ' · fires'}
          {isChanged && ' · not saved'}
        </span>
      </p>
      <Button tone="pill" onPress={onSelect}>
        {fallback === null ? 'Add fall-back' : 'Edit fall-back'}
      </Button>
      {fallback !== null && (
        <IconButton
          label="Delete the fall-back…"
          icon={<Trash2 size={14} aria-hidden />}
          onPress={() => onDelete(fallback.id)}
        />
      )}
    </div>
  );
}
