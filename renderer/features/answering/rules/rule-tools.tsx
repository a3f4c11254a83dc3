import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/button';
import type { PlacedRule } from './rule-pages';
import type { Move } from './rule-list';
import styles from './rules-dialog.module.css';

interface RuleToolsProps {
  /** The rule that they are about; `null` where none is chosen. */
  readonly chosen: PlacedRule | null;
  /** Rules in the list. */
  readonly count: number;
  /** False while only some of the rules are shown: places would say nothing. */
  readonly canMove: boolean;
  readonly onAdd: () => void;
  readonly onDuplicate: (rule: PlacedRule) => void;
  readonly onMove: (rule: PlacedRule, move: Move) => void;
  readonly onDelete: (rule: PlacedRule) => void;
}

/** What can be done with the list, and with the chosen rule. */
export function RuleTools(props: RuleToolsProps): ReactNode {
  const { chosen, count, canMove, onAdd, onDuplicate, onMove, onDelete } = props;
  const act = (doing: (rule: PlacedRule) => void) => () => {
    if (chosen !== null) doing(chosen);
  };
  return (
    <div className={styles['tools']} role="toolbar" aria-label="Rules">
      <Button tone="pill" icon={<Plus size={13} aria-hidden />} onPress={onAdd}>
        Add rule
      </Button>
      <span className={styles['rest']} />
      <IconButton
        label="Move up (Alt+Up)"
        icon={<ArrowUp size={14} aria-hidden />}
        isDisabled={!canMove || chosen === null || chosen.index === 0}
        onPress={act((rule) => onMove(rule, 'up'))}
      />
      <IconButton
        label="Move down (Alt+Down)"
        icon={<ArrowDown size={14} aria-hidden />}
        isDisabled={!canMove || chosen === null || chosen.index >= count - 1}
        onPress={act((rule) => onMove(rule, 'down'))}
      />
      <IconButton
        label="Duplicate"
        icon={<Copy size={14} aria-hidden />}
        isDisabled={chosen === null}
        onPress={act(onDuplicate)}
      />
      <IconButton
        label="Delete…"
        icon={<Trash2 size={14} aria-hidden />}
        isDisabled={chosen === null}
        onPress={act(onDelete)}
      />
    </div>
  );
}
