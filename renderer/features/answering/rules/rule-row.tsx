import { memo, type ReactElement, type ReactNode } from 'react';
import type { Rule } from '../../../../shared/model/rule';
import { cx } from '../../../ui/cx';
import { GridLine } from '../../../ui/virtual/grid-line';
import type { GridRow } from '../../../ui/virtual/virtual-grid';
import type { PlacedRule } from './rule-pages';
import styles from './rule-row.module.css';
import { ruleSummary, ruleTitle } from './rule-words';

interface RuleRowProps extends GridRow {
  /** Undefined while it is being pulled. */
  readonly placed: PlacedRule | undefined;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  /** True where what is typed has not been saved. */
  readonly isChanged: boolean;
  /** True where the input that is tried fires it. */
  readonly isFired: boolean;
  readonly canMove: boolean;
  /** On which side of it a rule that is dragged would come to stand. */
  readonly drop: 'above' | 'below' | null;
  readonly onSwitch: (rule: Rule) => void;
}

/** One rule of the list: its place, whether it is on, its name, and what it does. */
export const RuleRow = memo(function RuleRow(props: RuleRowProps): ReactElement {
  const { placed, isSelected, isCursor, isFired, canMove, drop } = props;
  return (
    <GridLine
      row={props}
      isSelected={isSelected}
      isCursor={isCursor}
      isDraggable={canMove}
      className={cx(styles['row'], isFired && styles['fired'], drop !== null && styles[drop])}
    >
      {placed === undefined ? (
        <span role="gridcell" aria-label="Loading" />
      ) : (
        <Cells {...props} placed={placed} />
      )}
    </GridLine>
  );
});

function Cells({
  placed,
  isCursor,
  isChanged,
  isFired,
  onSwitch,
}: RuleRowProps & { placed: PlacedRule }): ReactNode {
  const { index, rule } = placed;
  const title = ruleTitle(rule);
  return (
    <>
      <span role="gridcell" className={styles['place']}>
        {(index + 1).toLocaleString('en')}
      </span>
      <span role="gridcell" className={styles['toggle']}>
        <button
          type="button"
          role="switch"
          aria-checked={rule.on}
          aria-label={`${title} is on`}
          className={styles['switch']}
          tabIndex={isCursor ? 0 : -1}
          onClick={() => onSwitch(rule)}
        />
      </span>
      <span role="gridcell" className={cx(styles['words'], !rule.on && styles['off'])}>
        <span className={styles['name']} title={title}>
          {title}
        </span>
        <span className={styles['summary']}>{ruleSummary(rule, 'list')}</span>
      </span>
      <span role="gridcell" className={styles['marks']}>
        {!rule.on && <span className={styles['out']}>off</span>}
        {isFired && <span className={styles['hit']}>fires</span>}
        {isChanged && <span className={styles['changed']}>not saved</span>}
      </span>
    </>
  );
}
