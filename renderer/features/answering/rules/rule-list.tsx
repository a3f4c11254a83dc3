import { useCallback, type KeyboardEvent, type ReactNode } from 'react';
import type { Rule, RuleId } from '../../../../shared/model/rule';
import type { Scroller } from '../../../ui/virtual/scroller';
import { VirtualGrid } from '../../../ui/virtual/virtual-grid';
import type { PlacedRule, RulePages, RulesState } from './rule-pages';
import { RuleRow } from './rule-row';
import styles from './rules-dialog.module.css';
import { useRuleDrag } from './use-rule-drag';

/** Height of a row in pixels: two lines. */
const ROW_HEIGHT = 40;

/** Where a rule is moved to: one place, or to an end of the list. */
export type Move = 'up' | 'down' | 'first' | 'last';

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

interface RuleListProps {
  readonly pages: RulePages;
  readonly state: RulesState;
  readonly scroller: Scroller;
  /** The row that keys move from, and the rule that is edited. */
  readonly cursor: number | null;
  readonly selected: RuleId | null;
  readonly changed: (id: RuleId) => boolean;
  /** Rules that the input which is tried fires. */
  readonly fired: ReadonlySet<RuleId>;
  readonly onCursor: (row: number) => void;
  readonly onSelect: (rule: PlacedRule) => void;
  readonly onSwitch: (rule: Rule) => void;
  /** False while a search hides rules, so that there are no places. */
  readonly canMove: boolean;
  readonly onMove: (rule: PlacedRule, move: Move) => void;
  /** A rule was dragged to a place of the list. */
  readonly onPlace: (rule: PlacedRule, to: number) => void;
  readonly onDelete: (rule: Rule) => void;
  /** Said where there is nothing. */
  readonly empty: string;
}

/**
 * The rules in the order in which they are tried. Only the rows in view are drawn, and only their pages are pulled. Space switches
 * the rule under the cursor, Alt with an arrow, Home or End moves it, as dragging does, and Delete asks to remove it.
 */
export function RuleList(props: RuleListProps): ReactNode {
  const { pages, state, scroller, cursor, selected, changed, fired, canMove, onPlace } = props;
  const rows = state.kind === 'loaded' ? state.rows : 0;
  const at = (row: number): PlacedRule | undefined => (state.kind === 'loaded' ? state.row(row) : undefined);
  const { drop, handlers } = useRuleDrag({ at, onPlace });
  const onRange = useCallback((start: number, end: number) => pages.want(start, end), [pages]);

  function onKeyDown(event: KeyboardEvent): void {
    const placed = cursor === null ? undefined : at(cursor);
    if (placed === undefined || (event.target as Element).role !== 'grid') return;
    const move = event.altKey ? moves[event.key] : undefined;
    if (move !== undefined) props.onMove(placed, move);
    else if (event.key === ' ') props.onSwitch(placed.rule);
    else if (event.key === 'Delete') props.onDelete(placed.rule);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles['list']} onKeyDown={onKeyDown} {...handlers}>
      <VirtualGrid
        label="Rules"
        scroller={scroller}
        first={0}
        total={rows}
        rowHeight={ROW_HEIGHT}
        cursor={cursor}
        onCursor={props.onCursor}
        onActivate={(row) => {
          const placed = at(row);
          if (placed !== undefined) props.onSelect(placed);
        }}
        onEscape={() => undefined}
        onRange={onRange}
        renderRow={(place) => {
          const placed = at(place.index);
          const id = placed?.rule.id;
          return (
            <RuleRow
              key={place.slot}
              {...place}
              placed={placed}
              isSelected={id !== undefined && id === selected}
              isCursor={place.index === cursor}
              isChanged={id !== undefined && changed(id)}
              isFired={id !== undefined && fired.has(id)}
              canMove={canMove}
              drop={drop?.over === place.index ? drop.side : null}
              onSwitch={props.onSwitch}
            />
          );
        }}
      />
      {state.kind === 'loaded' && rows === 0 && <p className={styles['empty']}>{props.empty}</p>}
    </div>
  );
}
